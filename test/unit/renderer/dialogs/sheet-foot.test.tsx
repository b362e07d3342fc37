// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PushButton } from '../../../../renderer/controls/button.tsx';
import { SheetFoot } from '../../../../renderer/controls/sheet-foot.tsx';
import { show } from './show.tsx';

const three = () => (
  <SheetFoot>
    <p>said</p>
    <PushButton kind="link">page</PushButton>
    <PushButton>discard</PushButton>
    <PushButton>cancel</PushButton>
    <PushButton kind="primary">save</PushButton>
  </SheetFoot>
);

it.each([
  ['darwin', ['page', 'discard', 'cancel', 'save']],
  ['linux', ['page', 'discard', 'cancel', 'save']],
  ['win32', ['page', 'save', 'discard', 'cancel']],
] as const)('on %s the buttons stand, and are reached, as the platform has them', async (platform, order) => {
  await show(three, { state: { platform } });
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(order);
});

it('leaves one answer where it is', async () => {
  await show(
    () => (
      <SheetFoot>
        <p>said</p>
        <PushButton kind="primary">ok</PushButton>
      </SheetFoot>
    ),
    { state: { platform: 'win32' } },
  );
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['ok']);
});
