import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPage } from '../../main/app/window/protocol.ts';
import { repoRoot } from '../helpers/electron.ts';
import { takeOver } from './taken-over.ts';

const victim = takeOver();

describe('the page stays where it is', () => {
  it.each([
    'https://example.com/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'app://saikoro/main.js',
    'data:text/html,x',
    'javascript:void(window.pwned = 1)',
  ])('location = %s', async (target) => {
    await victim.page.evaluate((url) => {
      location.href = url;
    }, target);
    await victim.settle();
  });

  it('links, forms, refreshes and a new base lead nowhere', async () => {
    await victim.page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = `${url}/link`;
      link.target = '_top';
      document.body.append(link);
      link.click();
      const form = document.createElement('form');
      form.action = `${url}/form`;
      form.method = 'post';
      document.body.append(form);
      form.submit();
      const refresh = document.createElement('meta');
      refresh.httpEquiv = 'refresh';
      refresh.content = `0;url=${url}/refresh`;
      document.head.append(refresh);
      const base = document.createElement('base');
      base.href = url;
      document.head.append(base);
      for (const element of [link, form, refresh]) element.remove();
    }, victim.origin);
    await victim.settle();
    expect(await victim.page.evaluate(() => document.baseURI)).toBe(startPage('en'));
    await victim.page.evaluate(() => document.querySelector('base')?.remove());
    expect(await victim.violations()).toEqual(expect.arrayContaining(['form-action', 'base-uri']));
  });

  it('a file dropped on it does not open, even when the page lets it', async () => {
    await victim.page.evaluate(() => {
      const own = Event.prototype.preventDefault;
      Event.prototype.preventDefault = function () {
        if (this.type !== 'drop') own.call(this);
      };
      addEventListener('drop', () => {
        Event.prototype.preventDefault = own;
      });
    });
    const hand = await victim.page.context().newCDPSession(victim.page);
    const data = { items: [], files: [join(repoRoot, 'README.md')], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const)
      await hand.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
    await hand.detach();
    await victim.settle();
  });

  it('no second window opens', async () => {
    const opened = await victim.page.evaluate(
      (url) => [window.open(url), window.open('app://saikoro/index.html'), window.open()].map(String),
      victim.origin,
    );
    expect(opened).toEqual(['null', 'null', 'null']);
    await victim.page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
    }, victim.origin);
    await victim.settle();
  });

  it('no frame and no webview loads anything', async () => {
    await victim.page.evaluate((url) => {
      for (const tag of ['webview', 'iframe', 'embed']) {
        const element = document.createElement(tag);
        element.setAttribute('src', url);
        document.body.append(element);
      }
      const own = document.createElement('iframe');
      own.src = 'app://saikoro/index.html';
      const written = document.createElement('iframe');
      written.srcdoc = '<script>parent.pwned = 1</script>';
      document.body.append(own, written);
    }, victim.origin);
    await victim.settle();
    const found = await victim.page.evaluate(() => {
      const bridges = [...document.querySelectorAll('iframe')].map((frame) => {
        try {
          return typeof (frame.contentWindow as unknown as { saikoro?: unknown }).saikoro;
        } catch {
          return 'undefined';
        }
      });
      const attached = typeof (document.querySelector('webview') as unknown as { getURL?: unknown } | null)?.getURL;
      for (const element of document.querySelectorAll('webview, iframe, embed')) element.remove();
      return [...bridges, attached];
    });
    expect(new Set(found)).toEqual(new Set(['undefined']));
  });

  it('nothing is downloaded', async () => {
    const downloads = await victim.launched.app.evaluate(({ BrowserWindow }) => {
      const counted = globalThis as unknown as { downloads: string[] };
      counted.downloads = [];
      BrowserWindow.getAllWindows()[0]?.webContents.session.on('will-download', (event) =>
        counted.downloads.push(String(event.defaultPrevented)),
      );
      return counted.downloads.length;
    });
    expect(downloads).toBe(0);
    await victim.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'main.js';
      link.download = 'evil.js';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await victim.settle();
    expect(await victim.launched.app.evaluate(() => (globalThis as unknown as { downloads: string[] }).downloads)).toEqual(['true']);
  });

  it('to the one place nobody can forbid, it is closed; the next window is a new one', async () => {
    const closed = victim.page.waitForEvent('close');
    await victim.page.evaluate(() => {
      location.href = 'about:blank';
    });
    await closed;
    expect(await victim.launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
    await victim.launched.app.evaluate(({ app }) => void app.emit('activate'));
    await victim.watch();
  });
});
