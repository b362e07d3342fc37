// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DEFAULT_UI } from '../../../../preload/contract/settings.ts';
import type { WarningCode } from '../../../../preload/contract/warning.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { WarningList } from '../../../../renderer/app/warning-list.tsx';
import { ElsewhereList } from '../../../../renderer/moving/elsewhere-list.tsx';
import { isCuredByMoving } from '../../../../renderer/moving/movable.ts';
import { SecondServiceBanner } from '../../../../renderer/moving/second-service-banner.tsx';
import { view } from '../builders.ts';
import { press, show } from '../dialogs/show.tsx';

const strings = stringsFor('en');
const DAY = 86_400_000;
const failing = (code: 'unreachable' | 'credentials', days: number) =>
  view({ id: 'a', name: 'Home' }, { warning: { code, since: Date.now() - days * DAY }, needsYou: true });
const warningOf = (code: WarningCode) => ({ code, since: Date.now() - DAY, count: 1, named: [{ id: 'a', name: 'Home' }] });

it('offers to move from the warning itself, where another service would cure it', async () => {
  let closed = false;
  const close = (): void => {
    closed = true;
  };
  const state = { events: [failing('unreachable', 1)], warnings: [warningOf('unreachable'), warningOf('credentials')] };
  const shown = await show(() => <WarningList onOpen={() => {}} close={close} />, { state });
  // A password that is refused is no reason to leave.
  expect(screen.getAllByRole('button', { name: strings.action.move })).toHaveLength(1);
  await press(shown, strings.action.move);
  expect([shown.opened, closed]).toEqual([[{ kind: 'move', id: 'a' }], true]);
  expect((['service-ended', 'blocked', 'mismatch', 'missing-password'] as const).map(isCuredByMoving)).toEqual([true, true, false, false]);
});

it('lets the user choose which of several events moves, among those that it would cure', async () => {
  const state = {
    events: [
      failing('unreachable', 1),
      view({ id: 'b', name: 'Office' }, { warning: { code: 'unreachable', since: Date.now() - DAY }, needsYou: true }),
      view({ id: 'c', name: 'Shed' }, { warning: { code: 'credentials', since: Date.now() - DAY }, needsYou: true }),
      view({ id: 'd', name: 'Well' }),
    ],
    warnings: [
      {
        ...warningOf('unreachable'),
        count: 2,
        named: [
          { id: 'a', name: 'Home' },
          { id: 'b', name: 'Office' },
        ],
      },
    ],
  };
  const shown = await show(() => <WarningList onOpen={() => {}} close={() => {}} />, { state });
  await press(shown, strings.moving.which);
  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(['Home', 'Office']);
  await shown.user.click(screen.getByRole('menuitem', { name: 'Office' }));
  expect(shown.opened).toEqual([{ kind: 'move', id: 'b' }]);
});

it('offers a second service once its service has failed for a month, and never again after either answer', async () => {
  const answers = [
    [strings.moving.second.choose, [{ kind: 'move', id: 'a', second: true }]],
    [strings.moving.second.refuse, []],
  ] as const;
  for (const [answer, opened] of answers) {
    const shown = await show(() => <SecondServiceBanner />, { state: { events: [failing('unreachable', 31)] } });
    await press(shown, answer);
    expect([shown.opened, shown.kept]).toEqual([opened, [{ secondService: true }]]);
    document.body.replaceChildren();
  }
});
it.each([
  ['after three weeks', failing('unreachable', 21), false],
  ['for a wrong password', failing('credentials', 40), false],
  ['where it was answered', failing('unreachable', 40), true],
])('offers none %s', async (_, event, secondService) => {
  await show(() => <SecondServiceBanner />, { state: { events: [event], ui: { ...DEFAULT_UI, secondService } } });
  expect(screen.queryAllByRole('button')).toEqual([]);
});

it('copies what names the old host, as it stands', async () => {
  const items = [
    { text: 'VPN', done: true },
    { text: 'Nextcloud', done: false },
  ];
  const shown = await show(() => <ElsewhereList hosts={['home.dip.jp']} items={items} onChange={() => {}} words={strings.moving} />);
  await press(shown, strings.moving.copy);
  expect(shown.sent).toContainEqual({ call: 'moves.copyList', arg: { hosts: ['home.dip.jp'], items } });
  await screen.findByText(strings.moving.copied);
});
