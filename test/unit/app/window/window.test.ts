import { describe, expect, it } from 'vitest';
import { startPage } from '../../../../main/app/window/protocol.ts';
import { createAppWindow, GRACE_MS, type WindowNeeds } from '../../../../main/app/window/window.ts';
import { noticeChannel } from '../../../../preload/contract/api.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';
import { FakePane } from '../fake-pane.ts';

const setUp = (more: Partial<WindowNeeds> = {}) => {
  const clock = createFakeClock();
  const panes: FakePane[] = [];
  const dock: string[] = [];
  const places: unknown[] = [];
  const reports: string[] = [];
  const eventManager = createAppWindow({
    make: () => {
      const pane = new FakePane();
      panes.push(pane);
      return pane.asPane();
    },
    options: () => ({}),
    language: () => 'ja',
    clock,
    dock: { show: () => dock.push('show'), hide: () => dock.push('hide') },
    saveBounds: (place) => places.push(place),
    report: (what) => reports.push(what),
    ...more,
  });
  const pane = (index = panes.length - 1): FakePane => panes[index] as FakePane;
  const opened = (): FakePane => {
    eventManager.open();
    pane().paint();
    eventManager.pageReady();
    return pane();
  };
  return { clock, panes, pane, dock, places, reports, eventManager, opened };
};

const shows = (pane: FakePane) => pane.sent.filter(({ channel }) => channel === noticeChannel('show')).map(({ value }) => value);

describe('opening', () => {
  it('makes no window before it is asked to', () => {
    const { panes, eventManager } = setUp();
    eventManager.send('show', { view: 'events' });
    eventManager.close();
    expect(panes).toEqual([]);
    expect(eventManager.contentsId()).toBeNull();
  });

  it('shows the window only once it is painted, and just one however often it is asked', () => {
    const { panes, pane, dock, eventManager } = setUp();
    eventManager.open();
    eventManager.open();
    expect(pane().did).toEqual(['load app://saikoro/index.html?language=ja']);
    pane().paint();
    expect(pane().visible).toBe(true);
    eventManager.open();
    expect(panes).toHaveLength(1);
    expect(dock.at(-1)).toBe('show');
  });

  it('brings a minimised window back', () => {
    const { eventManager, opened } = setUp();
    const pane = opened();
    pane.minimized = true;
    eventManager.open();
    expect(pane.did).toContain('restore');
    expect(eventManager.isFocused()).toBe(true);
  });

  it('stays hidden when it was closed before it was painted', () => {
    const { eventManager, pane } = setUp();
    eventManager.open();
    eventManager.close();
    pane().paint();
    expect(pane().visible).toBe(false);
  });
});

describe('closing', () => {
  it('hides at once, destroys after the grace, and remembers the place', async () => {
    const { clock, eventManager, opened, dock, places } = setUp();
    const pane = opened();
    expect(pane.pressClose()).toBe(true);
    expect(pane.visible).toBe(false);
    expect(dock.at(-1)).toBe('hide');
    expect(places).toEqual([{ x: 10, y: 20, width: 800, height: 600 }]);
    await clock.pass(GRACE_MS - 1);
    expect(pane.destroyed).toBe(false);
    await clock.pass(1);
    expect(pane.destroyed).toBe(true);
    expect(eventManager.contentsId()).toBeNull();
  });

  it('takes the same window again within the grace, and forgets the old deadline', async () => {
    const { clock, panes, eventManager, opened } = setUp();
    const pane = opened();
    pane.pressClose();
    await clock.pass(GRACE_MS - 1);
    eventManager.open();
    await clock.pass(GRACE_MS * 3);
    expect(panes).toHaveLength(1);
    expect(pane.visible).toBe(true);
  });

  it('pressed twice it keeps the first deadline', async () => {
    const { clock, eventManager, opened, places } = setUp();
    const pane = opened();
    eventManager.close();
    await clock.pass(GRACE_MS / 2);
    eventManager.close();
    pane.pressClose();
    await clock.pass(GRACE_MS / 2);
    expect(pane.destroyed).toBe(true);
    expect(places).toHaveLength(1);
  });

  it('leaves full screen before it hides, unless it was wanted again meanwhile', () => {
    const { eventManager, opened } = setUp();
    const pane = opened();
    pane.fullScreen = true;
    eventManager.close();
    expect(pane.did).not.toContain('hide');
    pane.emit('leave-full-screen');
    expect(pane.visible).toBe(false);
    eventManager.open();
    pane.fullScreen = true;
    eventManager.close();
    eventManager.open();
    pane.emit('leave-full-screen');
    expect(pane.visible).toBe(true);
  });

  it('a late word of a destroyed window does not touch a newer one', async () => {
    const { clock, eventManager, opened, dock } = setUp();
    const old = opened();
    old.pressClose();
    await clock.pass(GRACE_MS);
    const next = opened();
    old.emit('closed');
    old.emit('ready-to-show');
    old.contents.emit('did-navigate', {}, startPage('ja'));
    expect(eventManager.contentsId()).toBe(next.contents.id);
    expect(dock.at(-1)).toBe('show');
    eventManager.send('show', { view: 'history' });
    expect(shows(next)).toEqual([{ view: 'history' }]);
  });

  it('at the end the window goes at once, and none comes back', async () => {
    const { clock, panes, eventManager, opened, places } = setUp();
    const pane = opened();
    eventManager.end();
    eventManager.open();
    await clock.pass(GRACE_MS);
    expect(pane.destroyed).toBe(true);
    expect(panes).toHaveLength(1);
    expect(places).toHaveLength(1);
  });

  it('ended while hidden, the grace is over as well', async () => {
    const { clock, eventManager, opened } = setUp();
    const pane = opened();
    eventManager.close();
    eventManager.end();
    await clock.pass(GRACE_MS);
    expect(pane.did.filter((each) => each === 'destroy')).toHaveLength(1);
  });
});

describe('what the page is told', () => {
  it('a view asked for while the page starts reaches it after its snapshot, the last one only', async () => {
    const { clock, eventManager, pane } = setUp();
    eventManager.open({ view: 'history' });
    eventManager.open({ view: 'settings' });
    eventManager.send('state.delta', { seq: 2, fields: {}, events: [], removed: [] });
    eventManager.pageReady();
    expect(pane().sent).toEqual([]);
    await clock.pass(0);
    expect(pane().sent).toEqual([{ channel: noticeChannel('show'), value: { view: 'settings' } }]);
  });

  it('a page that is ready is told at once', () => {
    const { eventManager, opened } = setUp();
    const pane = opened();
    eventManager.send('state.delta', { seq: 2, fields: {}, events: [], removed: [] });
    eventManager.open({ view: 'events', event: 'e1' });
    expect(pane.sent.map(({ channel }) => channel)).toEqual([noticeChannel('state.delta'), noticeChannel('show')]);
  });

  it('after a reload the page is a stranger until it asks again', async () => {
    const { clock, eventManager, opened } = setUp();
    const pane = opened();
    await clock.pass(0);
    pane.contents.emit('did-navigate', {}, startPage('ja'));
    eventManager.send('show', { view: 'history' });
    expect(shows(pane)).toEqual([]);
    eventManager.pageReady();
    await clock.pass(0);
    expect(shows(pane)).toEqual([{ view: 'history' }]);
  });
});

it('a page that left is closed, and the next one is new', () => {
  const { eventManager, opened, panes, reports } = setUp();
  opened().contents.emit('did-navigate', {}, 'about:blank');
  expect(eventManager.contentsId()).toBeNull();
  expect(panes).toHaveLength(1);
  expect(reports).toEqual(['page left']);
  eventManager.open();
  expect(panes).toHaveLength(2);
});

describe('a page that dies', () => {
  const die = (pane: FakePane): void => void pane.contents.emit('render-process-gone', {}, { reason: 'crashed' });

  it('comes back while it is looked at', () => {
    const { panes, opened, reports } = setUp();
    die(opened());
    expect(panes).toHaveLength(2);
    expect(reports).toEqual(['page ended: crashed']);
  });

  it('does not come back when hidden, or when it never worked', () => {
    const hidden = setUp();
    const pane = hidden.opened();
    hidden.eventManager.close();
    die(pane);
    expect(hidden.panes).toHaveLength(1);
    const broken = setUp();
    broken.eventManager.open();
    die(broken.pane());
    expect(broken.panes).toHaveLength(1);
    expect(broken.eventManager.contentsId()).toBeNull();
  });
});
