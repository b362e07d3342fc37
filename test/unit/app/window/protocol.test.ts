import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath, CONTENT_SECURITY_POLICY, createAppResponder } from '../../../../main/app/window/protocol.ts';
import { createBuiltAssets } from '../../../../main/platform/built-assets.ts';

const root = mkdtempSync(join(tmpdir(), 'saikoro-protocol-'));
const folder = join(root, 'renderer');
let respond: ReturnType<typeof createAppResponder>;
const get = (url: string, method = 'GET') => respond({ method, url });

beforeAll(() => {
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'main.js'), 'export {};');
  writeFileSync(join(folder, 'main.css'), 'body {}');
  writeFileSync(join(folder, 'fonts/a-b_c.woff2'), 'font');
  writeFileSync(join(folder, 'notes.sh'), 'rm -rf /');
  writeFileSync(join(folder, '.hidden.js'), 'hidden');
  writeFileSync(join(root, 'secret.html'), 'secret');
  respond = createAppResponder(createBuiltAssets(folder));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('app://saikoro', () => {
  it.each([
    ['index.html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['main.js', 'text/javascript; charset=utf-8', 'export {};'],
    ['main.css', 'text/css; charset=utf-8', 'body {}'],
    ['fonts/a-b_c.woff2', 'font/woff2', 'font'],
    ['index.html?x=1#y', 'text/html; charset=utf-8', '<!doctype html>'],
  ])('serves %s', async (path, type, text) => {
    const response = await get(`app://saikoro/${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toBe(text);
  });

  it.each([
    'app://saikoro/../secret.html',
    'app://saikoro/%2e%2e/secret.html',
    'app://saikoro/%2E%2E%2Fsecret.html',
    'app://saikoro/..%2fsecret.html',
    'app://saikoro/..%5csecret.html',
    'app://saikoro/..\\secret.html',
    'app://saikoro/fonts/../../secret.html',
    'app://saikoro/fonts/..%00/main.js',
    'app://saikoro/main.js%00.html',
    'app://saikoro//etc/passwd',
    'app://saikoro/%2fetc/passwd',
    'app://saikoro/C:/Windows/win.ini',
    'app://saikoro/C:%5cWindows%5cwin.ini',
    'app://saikoro/',
    'app://saikoro',
    'app://saikoro/fonts/',
    'app://saikoro/fonts',
    'app://saikoro/.hidden.js',
    'app://saikoro/notes.sh',
    'app://saikoro/missing.js',
    'app://saikoro/main.js/',
    'app://saikoro/./main..js',
    'app://saikoro.evil/index.html',
    'app://evil/index.html',
    'app://saikoro:80/index.html',
    'app://user@saikoro/index.html',
    'app://user:pass@saikoro/index.html',
    'file:///etc/passwd',
    'https://saikoro/index.html',
    'not a url',
    '',
  ])('refuses %s', async (url) => {
    const response = await get(url);
    expect([403, 404]).toContain(response.status);
    expect(await response.text()).toBe('');
  });

  it.each(['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await get('app://saikoro/index.html', method)).status).toBe(405);
  });

  it('names only paths that stay inside, whatever it is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', 'f', 'a', ':', '\0') }), (tail) => {
        const path = assetPath(`app://saikoro/${tail}`);
        if (path !== null) expect(join(folder, path).startsWith(`${folder}/`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('sends its policy with every answer, refusals too', async () => {
    for (const url of ['app://saikoro/index.html', 'app://saikoro/../x', 'app://saikoro/none.js']) {
      const { headers } = await get(url);
      expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('allows scripts, styles and fonts from itself, and no connection, frame, form or base', () => {
    const policy = Object.fromEntries(
      CONTENT_SECURITY_POLICY.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
    );
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  });

  it('answers a file that cannot be read with a bare 500', async () => {
    const broken = createAppResponder({ list: () => ['index.html'], read: () => Promise.reject(new Error('EIO /home/ann')) });
    const response = await broken({ method: 'GET', url: 'app://saikoro/index.html' });
    expect([response.status, await response.text()]).toEqual([500, '']);
  });
});
