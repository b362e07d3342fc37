import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createDialogs } from '../../../main/app/system/dialogs.ts';
import { listenToPower, type PowerWord } from '../../../main/app/system/power.ts';
import { claimSingleInstance, type SecondStart } from '../../../main/app/system/single-instance.ts';
import { guardNavigation } from '../../../main/app/window/navigation-guard.ts';

describe('a second start', () => {
  const start = (first: boolean) => {
    const app = Object.assign(new EventEmitter(), {
      handed: [] as unknown[],
      requestSingleInstanceLock: (wants?: object) => {
        app.handed.push(wants);
        return first;
      },
    });
    const called: (SecondStart | null)[] = [];
    const wants = { hidden: true, importFile: '/home/ann/x.json', pluginFiles: ['/home/ann/y.saikoro-plugin'] };
    const claimed = claimSingleInstance({ app: app as never, wants, called: (second) => called.push(second) });
    return { app, called, claimed, wants };
  };

  it('hands over what it wants and steps back', () => {
    const { app, claimed, wants } = start(false);
    expect([claimed, app.handed, app.listenerCount('second-instance')]).toEqual([false, [wants], 0]);
  });

  it('is heard by the first, and one that says nothing sensible just shows the window', () => {
    const { app, called, claimed } = start(true);
    app.emit('second-instance', {}, [], '/', { hidden: false, importFile: null, pluginFiles: [] });
    app.emit('second-instance', {}, [], '/', { importFile: 5 });
    app.emit('second-instance', {}, [], '/', undefined);
    expect(claimed).toBe(true);
    expect(called).toEqual([{ hidden: false, importFile: null, pluginFiles: [] }, null, null]);
  });
});

it('power: four words, and silence after the end', () => {
  const monitor = new EventEmitter();
  const told: PowerWord[] = [];
  const stop = listenToPower(monitor as never, (word) => told.push(word));
  for (const event of ['suspend', 'resume', 'unlock-screen', 'on-ac', 'on-battery']) monitor.emit(event);
  stop();
  monitor.emit('resume');
  expect(told).toEqual(['suspend', 'resume', 'unlock', 'on-ac']);
});

it('no page goes anywhere, and no second window opens', () => {
  const app = new EventEmitter();
  const refused: string[] = [];
  guardNavigation(app as never, (what) => refused.push(what));
  let opener: (() => { action: string }) | undefined;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof opener) => {
      opener = handler;
    },
  });
  app.emit('web-contents-created', {}, contents);
  let prevented = 0;
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])
    contents.emit(event, { preventDefault: () => (prevented += 1) });
  expect(opener?.()).toEqual({ action: 'deny' });
  expect([prevented, refused]).toEqual([4, ['navigation', 'frame navigation', 'redirect', 'webview', 'new window']]);
});

describe('file pickers', () => {
  const dialog = (answer: object) => ({ showOpenDialog: async () => answer, showSaveDialog: async () => answer }) as never;
  const open = { title: 't', filters: [] };
  it.each([
    [{ canceled: false, filePaths: ['/a'] }, '/a'],
    [{ canceled: true, filePaths: [] }, null],
    [{ canceled: false, filePaths: [] }, null],
  ])('open: %j', async (answer, path) => expect(await createDialogs(dialog(answer), () => null).openFile(open)).toBe(path));
  it.each([
    [{ canceled: false, filePath: '/a' }, '/a'],
    [{ canceled: true, filePath: '' }, null],
  ])('save: %j', async (answer, path) =>
    expect(await createDialogs(dialog(answer), () => null).saveFile({ ...open, name: 'n' })).toBe(path),
  );
});
