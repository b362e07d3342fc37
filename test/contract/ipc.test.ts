import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSenderCheck, type Sender } from '../../main/app/ipc/sender.ts';
import { notify, serveCalls } from '../../main/app/ipc/server.ts';
import { api, type CallName, callChannel, noticeChannel } from '../../preload/contract/api.ts';
import { createHandlers, GOOD } from './calls.ts';
import { createFakeIpc, frame, OWN_CONTENTS, OWN_PAGE, own, sentBy } from './frames.ts';

const NAMES = Object.keys(api.calls) as CallName[];

const serve = (more: Partial<Parameters<typeof serveCalls>[0]> = {}) => {
  const ipcMain = createFakeIpc();
  const reached: CallName[] = [];
  const reports: { what: string; call: CallName; cause: unknown }[] = [];
  const stop = serveCalls({
    handlers: createHandlers((call) => reached.push(call)),
    isTrusted: createSenderCheck(() => OWN_CONTENTS),
    ipcMain,
    report: (what, call, cause) => reports.push({ what, call, cause }),
    checkResults: true,
    ...more,
  });
  return { ipcMain, reached, reports, stop };
};

const main = frame(OWN_PAGE);
const disposed = {
  get url(): string {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  },
  origin: 'app://saikoro',
  parent: null,
};

const FOREIGN: [string, Sender][] = [
  ['no frame', sentBy(main, { from: null })],
  ['a frame inside our page', sentBy(main, { from: frame(OWN_PAGE, { parent: main as never }) })],
  ['another frame than the main one', sentBy(main, { from: frame(OWN_PAGE) })],
  ['a web page', sentBy(frame('https://saikoro/'))],
  ['a web page of the same host name', sentBy(frame('https://saikoro.app/index.html'))],
  ['a file', sentBy(frame('file:///index.html'))],
  ['another host of our scheme', sentBy(frame('app://saikoro.evil/index.html'))],
  ['a host that only begins like ours', sentBy(frame('app://saikoro@evil/index.html'))],
  ['a port', sentBy(frame('app://saikoro:81/index.html'))],
  ['an opaque origin', sentBy(frame(OWN_PAGE, { origin: 'null' }))],
  ['a blank page that inherited nothing', sentBy(frame('about:blank', { origin: 'null' }))],
  ['our page in a window that is not ours', sentBy(main, { id: OWN_CONTENTS + 1 })],
  ['a window that is gone', sentBy(main, { destroyed: true })],
  ['a frame that is gone', sentBy(disposed as never)],
];

const BAD: unknown[] = [
  null,
  1,
  'text',
  true,
  [],
  {},
  { ids: 'e1' },
  { ids: [[]] },
  { id: 5 },
  { url: 5 },
  { enabled: 'yes' },
  Number.NaN,
  () => 0,
];

describe('every call', () => {
  it('is registered once, and taken back', () => {
    const { ipcMain, stop } = serve();
    expect(ipcMain.channels().sort()).toEqual(NAMES.map(callChannel).sort());
    stop();
    expect(ipcMain.channels()).toEqual([]);
  });

  it.each(NAMES)('%s answers our own page', async (name) => {
    const { ipcMain, reached, reports } = serve();
    expect(await ipcMain.send(name, own(), GOOD[name])).toMatchObject({ ok: true });
    expect(reached).toEqual([name]);
    expect(reports).toEqual([]);
  });

  it.each(NAMES)('%s refuses every foreign sender', async (name) => {
    const { ipcMain, reached, reports } = serve();
    for (const [who, sender] of FOREIGN) {
      expect(await ipcMain.send(name, sender, GOOD[name]), who).toEqual({ ok: false, code: 'foreign-sender', detail: name });
    }
    expect(reached).toEqual([]);
    expect(reports).toHaveLength(FOREIGN.length);
  });

  it.each(NAMES)('%s refuses malformed arguments', async (name) => {
    const { ipcMain, reached } = serve();
    const takesAnything = name.startsWith('transfer.');
    for (const arg of BAD.filter((each) => !(takesAnything && typeof each === 'object' && each !== null))) {
      expect(await ipcMain.send(name, own(), arg), String(arg)).toMatchObject({ ok: false, code: 'bad-request' });
    }
    expect(reached).toEqual([]);
  });

  it('never throws and never reaches a handler with what the contract does not take', async () => {
    const { ipcMain, reached } = serve();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), fc.anything({ withNullPrototype: true }), async (name, arg) => {
        reached.length = 0;
        const answer = (await ipcMain.send(name, own(), arg)) as { ok: boolean; code?: string };
        expect(answer.ok ? reached : answer.code).toEqual(answer.ok ? [name] : 'bad-request');
      }),
      { numRuns: 500 },
    );
  });
});

describe('what goes wrong', () => {
  it('a refusal says where, and neither answer nor report holds the value', async () => {
    const { ipcMain, reports } = serve();
    const arg = { ...GOOD['events.save'], secrets: { password: ['hunter2'] } };
    const answer = await ipcMain.send('events.save', own(), arg);
    expect(answer).toEqual({ ok: false, code: 'bad-request', detail: 'secrets.password' });
    expect(JSON.stringify([answer, reports])).not.toContain('hunter2');
  });

  it('a handler that throws is a typed failure without its message, which is reported', async () => {
    const fault = new Error('password=hunter2');
    const handlers = createHandlers(() => {});
    handlers['events.run'] = () => Promise.reject(fault);
    const { ipcMain, reports } = serve({ handlers });
    expect(await ipcMain.send('events.run', own(), GOOD['events.run'])).toEqual({ ok: false, code: 'failed', detail: 'events.run' });
    expect(reports).toEqual([{ what: 'failed', call: 'events.run', cause: fault }]);
  });

  it('an answer outside the contract is a failure where answers are checked, and passes where not', async () => {
    const handlers = createHandlers(() => {});
    handlers['journal.page'] = () => 'nothing' as never;
    const strict = serve({ handlers });
    expect(await strict.ipcMain.send('journal.page', own(), { limit: 1 })).toMatchObject({ ok: false, code: 'failed' });
    const easy = serve({ handlers, checkResults: false });
    expect(await easy.ipcMain.send('journal.page', own(), { limit: 1 })).toEqual({ ok: true, value: 'nothing' });
  });
});

describe('a notice', () => {
  it('goes to its own channel, and nowhere once the page is gone', () => {
    const sent: unknown[] = [];
    const page = (gone: boolean) => ({ send: (...words: unknown[]) => void sent.push(words), isDestroyed: () => gone });
    notify(page(false), 'show', { view: 'history' });
    notify(page(true), 'show', { view: 'settings' });
    expect(sent).toEqual([[noticeChannel('show'), { view: 'history' }]]);
  });
});
