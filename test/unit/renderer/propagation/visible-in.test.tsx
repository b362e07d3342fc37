// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { EventRow } from '../../../../renderer/events/event-row.tsx';
import { VisibleIn } from '../../../../renderer/propagation/visible-in.tsx';
import { published, service, view } from '../builders.ts';
import { show } from '../dialogs/show.tsx';

const strings = stringsFor('en');
const words = strings.propagation;
const shownWords = /Public resolvers show it in/;

it('counts down without a question, and is gone once it is over', async () => {
  const shown = await show(() => <VisibleIn at={Date.now() + 3000} words={words} />);
  const first = screen.getByText(shownWords).textContent;
  await waitFor(() => expect(screen.queryByText(shownWords)?.textContent).not.toBe(first));
  await waitFor(() => expect(screen.queryByText(shownWords)).toBeNull());
  expect(shown.sent).toEqual([]);
});

it('stands in the row of an event that is published, where it is known', async () => {
  const wording = { strings, services: new Map([['ddnsnow', service()]]), language: 'en' as const };
  const row = (visibleAt?: number) =>
    view({}, { ...published('203.0.113.7'), publication: 'published', ...(visibleAt === undefined ? {} : { visibleAt }) });
  const common = { top: 0, index: 2, selected: false, active: false, columns: [{ id: 'result' as const, width: 200 }], wording };
  await show(() => (
    <>
      <EventRow view={row(Date.now() + 600_000)} {...common} />
      <EventRow view={row()} {...common} />
      <EventRow view={row(Date.now() - 1000)} {...common} />
    </>
  ));
  expect(screen.getAllByText(shownWords)).toHaveLength(1);
});
