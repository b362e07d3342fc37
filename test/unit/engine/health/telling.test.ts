import { expect, it } from 'vitest';
import type { Entry } from '../../../../main/engine/health/entry.ts';
import { createTelltale, type Telling } from '../../../../main/engine/health/telling.ts';
import { createNoticeCenter } from '../../../../main/engine/runtime/notices.ts';
import type { Concerned } from '../../../../main/ports/storage/channel-queue.ts';
import type { NoticeView } from '../../../../preload/contract/state.ts';

const entry = (since: number): Entry => ({
  ...{ code: 'service-down', families: [], since, due: since, shift: 0, hiddenSince: null, active: true },
  ...{ firstAt: null, lastAt: null, snoozedUntil: null },
});

it('what is told of several events as one names all of them to the channels, and the first few to the window', () => {
  const told: Telling[] = [];
  const tellers = Array.from({ length: 5 }, (_, at) => ({ entry: entry(at), event: { id: `e${at}`, name: `name ${at}` } }));
  createTelltale().tell(tellers, { now: 10, repeatsFrom: 0 }, (telling) => told.push(telling));
  expect(told).toMatchObject([{ count: 5, named: { length: 3 }, members: { length: 5 } }]);
  expect(told[0]?.members?.[4]).toEqual({ id: 'e4', name: 'name 4', since: 4 });
  const shown: [NoticeView, readonly Concerned[] | undefined][] = [];
  let notices: NoticeView[] = [];
  const state = {
    fields: () => ({ notices, practice: false }),
    change(next: { notices: NoticeView[] }) {
      notices = next.notices;
    },
  };
  const center = createNoticeCenter({
    state: state as never,
    clock: { now: () => 10 } as never,
    show: (notice, members) => shown.push([notice, members]),
  });
  for (const telling of told) center.post(telling);
  expect(shown[0]?.[1]).toHaveLength(5);
  expect(Object.keys(shown[0]?.[0] ?? {})).not.toContain('members');
  expect(Object.keys(notices[0] ?? {})).not.toContain('members');
});
