// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { expect, it, onTestFinished } from 'vitest';
import { useRowClicks } from '../../../../renderer/events/use-row-clicks.ts';

const drawn = () => {
  onTestFinished(cleanup);
  const done: string[] = [];
  const Rows = () => (
    <div
      {...useRowClicks({
        rowOf: (target) => (target as HTMLElement).dataset.row ?? null,
        choose: (id, { shiftKey }) => done.push(`${shiftKey ? 'extends to' : 'chooses'} ${id}`),
        open: (id) => done.push(`opens ${id}`),
      })}
    >
      <p data-row="a">A</p>
      <p data-row="b">B</p>
      <p>nothing</p>
    </div>
  );
  render(<Rows />);
  const click = (text: string, detail: number, more = {}) => fireEvent.click(screen.getByText(text), { detail, ...more });
  return { done, click, double: (text: string) => fireEvent.doubleClick(screen.getByText(text)) };
};

it('a double click opens the row it began on, though the list moved another one under the pointer', () => {
  const { done, click, double } = drawn();
  click('A', 1);
  click('B', 2);
  double('B');
  expect(done).toEqual(['chooses a', 'opens a']);
});

it('one that began beside the rows opens none', () => {
  const { done, click, double } = drawn();
  click('nothing', 1);
  click('B', 2);
  double('B');
  expect(done).toEqual([]);
});

it('single clicks choose, whatever was clicked before, and a key goes with them', () => {
  const { done, click } = drawn();
  click('A', 1);
  click('B', 1, { shiftKey: true });
  expect(done).toEqual(['chooses a', 'extends to b']);
});
