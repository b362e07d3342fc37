import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { startPage } from '../../main/app/window/protocol.ts';
import { type Launched, launchSaikoro, withDisplay } from '../helpers/electron.ts';
import { drawn } from './window-size.ts';

/** The page's own globals, as far as attempts use them. */
export interface PageWorld {
  violations: string[];
  pwned?: unknown;
  saikoro: Record<string, (arg?: unknown) => Promise<unknown>> & { listen: Record<string, unknown> };
}

/** A page that does what a page taken over would do, and a real server that would notice. */
export interface TakenOver {
  launched: Launched;
  page: Page;
  /** http://127.0.0.1:port of the server. */
  origin: string;
  /** Runs in the page, with its globals. */
  attempt<R, A = undefined>(run: (world: PageWorld, arg: A) => R | Promise<R>, arg?: A): Promise<R>;
  /** The policies broken since the last look. */
  violations(): Promise<string[]>;
  /** Waits until whatever an attempt started would have happened, were it allowed: for what is asked later by each of the same ways, twice. */
  settle(): Promise<void>;
  /** Goes on with the window that is there now. */
  watch(): Promise<void>;
}

/** Where the test itself calls, to see that whoever called before it has been heard. */
const MARK = '/mark';

const serve = async (visits: string[]): Promise<Server> => {
  const server = createServer((request, response) => {
    if (request.url !== MARK) visits.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' }).end('<script>parent.pwned = 1</script>');
  });
  server.on('upgrade', (request, socket) => {
    visits.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
};

/** One app for the whole file. After every test: one window, the same page, nobody was called, nothing ran. */
export function takeOver(): TakenOver {
  const visits: string[] = [];
  const it: TakenOver = {
    launched: undefined as never,
    page: undefined as never,
    origin: '',
    attempt: async <R, A>(run: (world: PageWorld, arg: A) => R | Promise<R>, arg?: A) => {
      const world = await it.page.evaluateHandle(() => self as unknown as PageWorld);
      return world.evaluate(run as (world: PageWorld, arg: unknown) => R | Promise<R>, arg as unknown);
    },
    violations: () => it.attempt((world) => world.violations.splice(0)),
    async settle() {
      for (const _again of [1, 2]) {
        // The page has done what it left for later turns and frames.
        await drawn(it.page);
        // Main stands in line behind what the page asked of it before.
        await it.attempt(({ saikoro }) => saikoro['state.get']?.());
        // What was let out before this left by the same network service, for the same server.
        await it.launched.app.evaluate(
          ({ session }, url) =>
            session
              .fromPartition('mark')
              .fetch(url)
              .then((reply) => reply.text()),
          `${it.origin}${MARK}`,
        );
      }
    },
    watch: async () => {
      it.page = it.launched.app.windows()[0] ?? (await it.launched.app.waitForEvent('window'));
      await it.page.waitForURL(startPage('en'));
      await it.page.waitForLoadState('load');
      await it.attempt((world) => {
        world.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => world.violations.push(event.effectiveDirective));
      });
    },
  };
  let server: Server | undefined;

  beforeAll(async () => {
    server = await serve(visits);
    it.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await withDisplay();
    it.launched = await launchSaikoro({ args: ['--practice', '--secrets=file', '--show'] });
    await it.watch();
  });
  afterAll(async () => {
    await it.launched?.close();
    server?.close();
  });
  afterEach(async () => {
    const pages = () => it.launched.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()));
    await expect.poll(pages).toEqual([startPage('en')]);
    expect(it.page.url()).toBe(startPage('en'));
    expect(visits).toEqual([]);
    expect(await it.attempt((world) => world.pwned)).toBeUndefined();
    await it.violations();
  });
  return it;
}
