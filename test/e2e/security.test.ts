import type { BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, startPage } from '../../main/app/window/protocol.ts';
import { api } from '../../preload/contract/api.ts';
import { type PageWorld, takeOver } from './taken-over.ts';

const victim = takeOver();

describe('code', () => {
  it('written into the page does not run', async () => {
    await victim.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.pwned = 1';
      document.body.append(script);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.pwned = 1');
      document.body.append(button);
      button.click();
      button.remove();
    });
    expect(new Set(await victim.violations())).toEqual(new Set(['script-src-elem', 'script-src-attr']));
  });

  it('made of text does not run', async () => {
    // Out of the evaluation's own turn, where the driver's exemption from the policy no longer holds.
    const attempts = await victim.page.evaluate(
      () =>
        new Promise<string[]>((done) =>
          setTimeout(() => {
            const attempt = (make: () => unknown): string => {
              try {
                return String(make());
              } catch (error) {
                return (error as Error).name;
              }
            };
            // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
            done([attempt(() => eval('1 + 1')), attempt(() => new Function('return 2')())]);
          }, 0),
        ),
    );
    expect(attempts).toEqual(['EvalError', 'EvalError']);
  });

  it('from elsewhere is not loaded', async () => {
    for (const source of [
      `${victim.origin}/evil.js`,
      'data:text/javascript,pwned=1',
      'app://saikoro/../../main.cjs',
      'app://evil/main.js',
    ]) {
      const ended = await victim.page.evaluate(
        (src) =>
          new Promise<string>((done) => {
            const script = document.createElement('script');
            script.onload = () => done('loaded');
            script.onerror = () => done('refused');
            script.src = src;
            document.body.append(script);
          }),
        source,
      );
      expect(ended, source).toBe('refused');
    }
  });

  it('finds neither Node nor Electron', async () => {
    const types = await victim.page.evaluate(() =>
      ['process', 'require', 'module', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron'].map(
        (name) => typeof (globalThis as Record<string, unknown>)[name],
      ),
    );
    expect(new Set(types)).toEqual(new Set(['undefined']));
  });
});

describe('the network', () => {
  it.each(['/x', '/x?secret=1'])('fetch, beacon and XMLHttpRequest reach nobody: %s', async (path) => {
    const answers = await victim.page.evaluate(async (url) => {
      const request = new XMLHttpRequest();
      const xhr = new Promise((done) => {
        request.onload = () => done('loaded');
        request.onerror = () => done('refused');
        request.open('GET', url);
        request.send();
      });
      const of = (target: string, init?: RequestInit) =>
        fetch(target, init).then(
          () => 'loaded',
          () => 'refused',
        );
      navigator.sendBeacon(url, 'secret');
      const secure = url.replace('http:', 'https:');
      return [
        await xhr,
        await of(url),
        await of(url, { mode: 'no-cors' }),
        await of(secure),
        await of('app://saikoro/main.js'),
        await of('file:///etc/passwd'),
      ];
    }, victim.origin + path);
    expect(new Set(answers)).toEqual(new Set(['refused']));
    await victim.settle();
  });

  it('WebSocket and EventSource reach nobody', async () => {
    const ended = await victim.page.evaluate(
      (url) =>
        Promise.all([
          new Promise((done) => {
            const socket = new WebSocket(url.replace('http', 'ws'));
            socket.onopen = () => done('open');
            socket.onerror = () => done('refused');
          }),
          new Promise((done) => {
            const events = new EventSource(url);
            events.onopen = () => done('open');
            events.onerror = () => done('refused');
          }),
        ]).catch((error: Error) => [error.name]),
      victim.origin,
    );
    expect(ended).not.toContain('open');
  });

  it('images, styles, fonts and prefetching reach nobody', async () => {
    await victim.page.evaluate((url) => {
      const add = (tag: string, attributes: Record<string, string>): void => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.head.append(element);
      };
      new Image().src = `${url}/image.png`;
      add('link', { rel: 'stylesheet', href: `${url}/style.css` });
      add('link', { rel: 'prefetch', href: `${url}/prefetch` });
      add('link', { rel: 'preconnect', href: url });
      add('video', { src: `${url}/film.mp4` });
      add('object', { data: `${url}/object` });
    }, victim.origin);
    await victim.settle();
    expect(await victim.violations()).toEqual(expect.arrayContaining(['img-src', 'style-src-elem', 'media-src']));
  });

  it('is blocked beneath the policy, too: the session lets nothing out', async () => {
    const ended = await victim.launched.app.evaluate(async ({ BrowserWindow }, url) => {
      const own = BrowserWindow.getAllWindows()[0]?.webContents.session;
      return own?.fetch(url).then(
        () => 'loaded',
        () => 'refused',
      );
    }, victim.origin);
    expect(ended).toBe('refused');
  });
});

describe('permissions', () => {
  it('are all denied', async () => {
    const answers = await victim.page.evaluate(async () => {
      const refused = (error: unknown): string => `refused ${(error as Error).name}`;
      const query = (name: string) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state, refused);
      return {
        notifications: await Notification.requestPermission(),
        media: await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
          () => 'granted',
          () => 'denied',
        ),
        screen: await navigator.mediaDevices.getDisplayMedia().then(
          () => 'granted',
          () => 'denied',
        ),
        geolocation: await new Promise((done) =>
          navigator.geolocation.getCurrentPosition(
            () => done('granted'),
            () => done('denied'),
          ),
        ),
        clipboard: await navigator.clipboard.readText().then(
          () => 'granted',
          () => 'denied',
        ),
        queried: await Promise.all(['geolocation', 'camera', 'microphone', 'clipboard-read', 'midi'].map(query)),
      };
    });
    const { queried, ...asked } = answers;
    expect(new Set(Object.values(asked))).toEqual(new Set(['denied']));
    expect(queried).not.toContain('granted');
  });
});

describe('messages', () => {
  it('the bridge is the contract, no more', async () => {
    const keys = await victim.attempt(({ saikoro }) => ({ calls: Object.keys(saikoro), notices: Object.keys(saikoro.listen) }));
    expect(keys.calls.sort()).toEqual([...Object.keys(api.calls), 'listen'].sort());
    expect(keys.notices.sort()).toEqual(Object.keys(api.notices).sort());
  });

  it('the page cannot change the bridge for others', async () => {
    const changed = await victim.attempt((world) => {
      const before = world.saikoro['state.get'];
      const attempts = [() => Object.assign(world, { saikoro: {} }), () => Object.assign(world.saikoro, { 'state.get': () => 'mine' })];
      for (const change of attempts) {
        try {
          change();
        } catch {
          // A frozen object throws in strict code.
        }
      }
      return world.saikoro['state.get'] !== before;
    });
    expect(changed).toBe(false);
  });

  it('malformed ones get a typed refusal', async () => {
    const answers = await victim.attempt(({ saikoro }) =>
      Promise.all([
        saikoro['events.run']?.({ ids: 'all' }),
        saikoro['app.openLink']?.({ url: ['file:///'] }),
        saikoro['journal.page']?.({ limit: 1e9 }),
      ]),
    );
    expect(answers).toEqual([
      { ok: false, code: 'bad-request', detail: 'ids' },
      { ok: false, code: 'bad-request', detail: 'url' },
      { ok: false, code: 'bad-request', detail: 'limit' },
    ]);
  });

  it.each(['file:///etc/passwd', 'https://example.com/', 'javascript:alert(1)', 'smb://server/share'])(
    'no link to %s is opened',
    async (url) => {
      const opened = await victim.launched.app.evaluate(({ shell }) => {
        const counted = globalThis as unknown as { opened: string[] };
        counted.opened = [];
        shell.openExternal = async (target) => void counted.opened.push(target);
        return counted.opened;
      });
      expect(opened).toEqual([]);
      expect(await victim.attempt(({ saikoro }, target) => saikoro['app.openLink']?.({ url: target }), url)).toMatchObject({
        value: { ok: false },
      });
      expect(await victim.launched.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([]);
    },
  );

  it.each([startPage('en'), 'about:blank'])('a window that is not ours is a stranger, even with our preload: %s', async (url) => {
    const strangers = victim.launched.app.waitForEvent('window');
    await victim.launched.app.evaluate(async ({ app, BrowserWindow }, target) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const preload = `${app.getAppPath()}/dist/preload.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { session, preload, sandbox: true } });
      (globalThis as unknown as { stranger: BrowserWindow }).stranger = stranger;
      await stranger.loadURL(target);
    }, url);
    const stranger = await strangers;
    try {
      const answers = await stranger.evaluate(() =>
        Promise.all(['state.get', 'events.run'].map((name) => (self as unknown as PageWorld).saikoro[name]?.({ ids: [] }))),
      );
      expect(answers).toEqual([
        { ok: false, code: 'foreign-sender', detail: 'state.get' },
        { ok: false, code: 'foreign-sender', detail: 'events.run' },
      ]);
    } finally {
      await victim.launched.app.evaluate(() => (globalThis as unknown as { stranger: BrowserWindow }).stranger.destroy());
    }
  });
});

describe('the window', () => {
  it('was made with every safe setting', async () => {
    const preferences = await victim.launched.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
    });
  });

  it('gets its files with the policy, and nothing but them', async () => {
    const answers = await victim.launched.app.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const paths = [
        'index.html',
        '../main.cjs',
        '%2e%2e/main.cjs',
        '..%2fmain.cjs',
        '..%5cmain.cjs',
        '/etc/passwd',
        'index.html%00.js',
        '',
      ];
      return Promise.all(
        paths.map(async (path) => {
          const response = await session?.fetch(`app://saikoro/${path}`).catch(() => null);
          return { status: response?.status ?? 404, policy: response?.headers.get('content-security-policy') };
        }),
      );
    });
    const [first, ...others] = answers;
    expect(first).toEqual({ status: 200, policy: CONTENT_SECURITY_POLICY });
    for (const { status } of others) expect([403, 404]).toContain(status);
  });
});
