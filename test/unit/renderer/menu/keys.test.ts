import { expect, it } from 'vitest';
import { isPressed, keysText } from '../../../../renderer/menu/keys.ts';

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const ctrl = { ctrlKey: true };

it('are written as each system writes them', () => {
  expect(['add-event', 'redo', 'event-remove', 'zoom-in'].map((id) => keysText(id as 'redo', 'darwin'))).toEqual(['⌘N', '⇧⌘Z', '⌘⌫', '⌘+']);
  expect(['add-event', 'redo', 'zoom-in'].map((id) => keysText(id as 'redo', 'win32'))).toEqual(['Ctrl+N', 'Ctrl+Shift+Z', 'Ctrl++']);
  expect(keysText('about', 'linux')).toBeNull();
});

it.each([
  ['CmdOrCtrl+N', pressed('n', ctrl), 'linux', true],
  ['CmdOrCtrl+N', pressed('n', { metaKey: true }), 'darwin', true],
  // Ctrl+N moves the cursor down on a Mac.
  ['CmdOrCtrl+N', pressed('n', ctrl), 'darwin', false],
  ['CmdOrCtrl+N', pressed('N', { ...ctrl, shiftKey: true }), 'linux', false],
  ['CmdOrCtrl+N', pressed('n'), 'linux', false],
  ['CmdOrCtrl+N', pressed('n', { ...ctrl, altKey: true }), 'linux', false],
  // By its place on a keyboard of other letters.
  ['CmdOrCtrl+N', pressed('т', { ...ctrl, code: 'KeyN' }), 'linux', true],
  ['CmdOrCtrl+N', pressed('b', { ...ctrl, code: 'KeyN' }), 'linux', false],
  ['CmdOrCtrl+Shift+Z', pressed('Z', { ...ctrl, shiftKey: true }), 'linux', true],
  ['CmdOrCtrl+Z', pressed('Z', { ...ctrl, shiftKey: true }), 'linux', false],
  // Plus stands on Shift and ; on a Japanese keyboard, on Shift and = on an American one.
  ['CmdOrCtrl+Plus', pressed('+', { ...ctrl, shiftKey: true }), 'linux', true],
  ['CmdOrCtrl+Plus', pressed('=', ctrl), 'linux', true],
  ['CmdOrCtrl+-', pressed('-', ctrl), 'linux', true],
  ['CmdOrCtrl+1', pressed('&', { ...ctrl, code: 'Digit1' }), 'linux', true],
  ['F1', pressed('F1'), 'win32', true],
  ['CmdOrCtrl+/', pressed('?', { ...ctrl, shiftKey: true }), 'linux', true],
] as const)('%s is %j on %s: %s', (keys, event, platform, expected) => expect(isPressed(keys, event, platform)).toBe(expected));
