import { describe, expect, it } from 'vitest';
import { runtimeOf } from '../../../main/instance/runtime.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { currentVersion } from '../../../scripts/runtime/electron-current.mjs';

describe('the Electron that runs', () => {
  it.for([
    ['45.4.1', 'current'],
    ['46.0.0', 'current'],
    ['44.9.0', 'older'],
    ['43.0.0-beta.2', 'older'],
    ['42.12.0', 'unsupported'],
    ['25.1.1', 'unsupported'],
  ] as const)('%s, where the product is built for 45, is %s', ([electron, age]) =>
    expect(runtimeOf(electron, '45.4.1')).toEqual({ electron, builtFor: '45.4.1', age }),
  );

  it('is held against what is fetched and packaged', () => expect(runtimeOf('25.1.1').builtFor).toBe(currentVersion));

  it.for(['ja', 'en'] as const)('is named in the window with the next step, in %s', (language) => {
    const { runtime } = stringsFor(language).banner;
    const unsupported = runtime.unsupported(runtimeOf('25.1.1', '45.4.1'));
    expect(unsupported).toContain('25.1.1');
    expect(unsupported).toMatch(/no security updates|セキュリティ更新が提供されません/);
    const older = runtime.older(runtimeOf('44.9.0', '45.4.1'));
    expect(older).toMatch(/44\.9\.0/);
    expect(older).toMatch(/45\.4\.1/);
    expect(older).not.toMatch(/security|セキュリティ/);
    expect(runtime.next).toContain('npm run electron');
  });
});
