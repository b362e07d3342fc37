import { MENU_COMMANDS, type MenuCommand } from '../../preload/contract/menu/commands.ts';

const NAMES_ON_MAC: Record<string, string> = { CmdOrCtrl: '⌘', Shift: '⇧', Plus: '+', Backspace: '⌫', Enter: '↩' };
const NAMES: Record<string, string> = { CmdOrCtrl: 'Ctrl', Plus: '+' };

/** As the system writes them in a menu: ⇧⌘Z, Ctrl+Shift+Z; null: it has none. */
export const keysText = (id: MenuCommand, platform: string): string | null => {
  const { keys } = MENU_COMMANDS[id];
  if (keys === undefined) return null;
  const words = keys.split('+');
  if (platform !== 'darwin') return words.map((word) => NAMES[word] ?? word).join('+');
  const signs = words.map((word) => NAMES_ON_MAC[word] ?? word);
  return [...signs.filter((sign) => sign === '⇧'), ...signs.filter((sign) => sign !== '⇧')].join('');
};

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/** Also on a keyboard whose letters are not Latin: there the place of the key counts. */
const isLetter = (letter: string, { key, code }: Pressed): boolean =>
  key.toLowerCase() === letter || (!/^[ -~]+$/.test(key) && code === `Key${letter.toUpperCase()}`);

/** Signs such as + stand where each keyboard has them, with Shift or without. */
const SIGNS: Record<string, readonly string[]> = { Plus: ['+', '='], '-': ['-', '_'], '/': ['/', '?'], ',': [','] };

/** Whether this is a command's key. */
export const isPressed = (keys: string, pressed: Pressed, platform: string): boolean => {
  const words = keys.split('+');
  const last = words.at(-1) ?? '';
  const [wanted, unwanted] = platform === 'darwin' ? [pressed.metaKey, pressed.ctrlKey] : [pressed.ctrlKey, pressed.metaKey];
  if (wanted !== words.includes('CmdOrCtrl') || unwanted || pressed.altKey) return false;
  const signs = SIGNS[last];
  if (signs !== undefined) return signs.includes(pressed.key);
  if (pressed.shiftKey !== words.includes('Shift')) return false;
  if (/^[A-Z]$/.test(last)) return isLetter(last.toLowerCase(), pressed);
  return pressed.key === last || (/^\d$/.test(last) && pressed.code === `Digit${last}`);
};
