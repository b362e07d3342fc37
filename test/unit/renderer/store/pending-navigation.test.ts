import { expect, it } from 'vitest';
import { createPendingNavigation } from '../../../../renderer/store/pending-navigation.ts';

type Wish = { view: 'events' | 'history' | 'address' | 'settings' };
const viewOf = ({ view = 'events' }: Partial<Wish>): string => view;

it('a wish that comes before anybody can follow it is not lost, and is followed once', () => {
  let send: (wish: Wish) => void = () => {};
  const wishes = createPendingNavigation({
    listen: {
      show: (listener) => {
        send = listener;
        return () => {};
      },
    },
  });
  const seen: string[] = [];
  send({ view: 'address' });
  send({ view: 'history' });
  const stop = wishes.follow((wish) => seen.push(viewOf(wish)));
  expect(seen).toEqual(['history']);
  send({ view: 'settings' });
  stop();
  send({ view: 'events' });
  expect(seen).toEqual(['history', 'settings']);
  wishes.follow((wish) => seen.push(viewOf(wish)));
  expect(seen).toEqual(['history', 'settings', 'events']);
});
