import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings, startsLook } from '../../../preload/contract/settings.ts';

const changed: { [Key in keyof Settings]: [Settings[Key], boolean] } = {
  language: ['ja', false],
  theme: ['dark', false],
  notify: [{ addressChanged: false, needsYou: true, recovered: true }, false],
  checkMinutes: [5, true],
  address: [{ kind: 'fixed', ipv4: '203.0.113.7', ipv6: null } as unknown as Settings['address'], true],
  families: [{ ipv4: true, ipv6: false }, true],
  homeOnly: ['always', true],
  homes: [[], true],
  channels: [[{} as never], false],
  heartbeat: [{} as never, false],
  outer: [{ address: '192.168.0.1', confirmedAt: 1 }, true],
  logLevel: ['debug', false],
  updates: ['on', false],
};

describe('a setting that is changed', () => {
  it.each(Object.entries(changed))('%s: looks at the address anew only where that may come out otherwise', (key, [value, looks]) => {
    expect(startsLook(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, [key]: value })).toBe(looks);
  });
  it('does not when it is saved as it was', () => {
    expect(startsLook(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS })).toBe(false);
  });
});
