import type { BrowserWindowConstructorOptions } from 'electron';
import type { Notice, NoticeName } from '../../../preload/contract/api.ts';
import type { Language } from '../../../preload/strings/index.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import { notify } from '../ipc/server.ts';
import { smallestAt, type WindowBounds } from './bounds.ts';
import { hidePane, type Pane } from './pane.ts';
import { startPage } from './protocol.ts';

/** How long a closed window is kept for a quick reopening, in ms. */
export const GRACE_MS = 30_000;

/** What a page that is not ready yet is told later. What its first snapshot holds anyway is dropped. */
const BEFORE_READY: Record<NoticeName, 'keep-last' | 'drop'> = { show: 'keep-last', 'state.delta': 'drop', 'journal.added': 'drop' };

export interface WindowNeeds {
  make(options: BrowserWindowConstructorOptions): Pane;
  /** Asked for each new window: place and theme may have changed. */
  options(): BrowserWindowConstructorOptions;
  /** Whose words the page is to load at once. */
  language(): Language;
  clock: Clock;
  /** macOS: the Dock icon is there while a window is. */
  dock?: { show(): unknown; hide(): unknown };
  saveBounds(place: WindowBounds): void;
  report(what: string): void;
  /** The window is gone, and what its page had told. */
  onGone?(): void;
}

export interface AppWindow {
  /** Shows the window, creating it if there is none; `view` is told to its page as soon as that listens. */
  open(view?: Notice<'show'>): void;
  /** As the close button: hides it, and destroys it after the grace. */
  close(): void;
  /** Draws everything so large, in percent; a window too small for it grows. */
  zoom(percent: number): void;
  /** To the page, if there is one. */
  send<N extends NoticeName>(name: N, value: Notice<N>): void;
  /** To be called while 'state.get' is answered: from then on the page is told everything. */
  pageReady(): void;
  /** The user is looking at it. */
  isFocused(): boolean;
  contentsId(): number | null;
  /** For good, at once: the app quits. */
  end(): void;
}

/** One window's life. Its listeners refer to this life only, so that a late event of an old window never affects a newer one. */
interface Seat {
  pane: Pane;
  address: string;
  wanted: boolean;
  painted: boolean;
  ready: boolean;
  view: Notice<'show'> | null;
  grace: Cancel | null;
}

export const createAppWindow = ({ make, options, language, clock, dock, saveBounds, report, onGone }: WindowNeeds): AppWindow => {
  let current: Seat | null = null;
  let ended = false;

  const show = (seat: Seat): void => {
    dock?.show();
    if (seat.pane.isMinimized()) seat.pane.restore();
    seat.pane.show();
    seat.pane.focus();
  };

  const forget = (seat: Seat): void => {
    seat.grace?.();
    if (current !== seat) return;
    current = null;
    onGone?.();
    dock?.hide();
  };

  const destroy = (seat: Seat): void => {
    forget(seat);
    if (!seat.pane.isDestroyed()) seat.pane.destroy();
  };

  const hide = (seat: Seat): void => {
    if (!seat.wanted) return;
    seat.wanted = false;
    saveBounds(seat.pane.getNormalBounds());
    hidePane(seat.pane, () => !seat.wanted);
    dock?.hide();
    seat.grace = clock.wakeAt(clock.now() + GRACE_MS, () => destroy(seat));
  };

  const tellView = (seat: Seat): void => {
    if (!seat.view || seat.pane.isDestroyed()) return;
    notify(seat.pane.webContents, 'show', seat.view);
    seat.view = null;
  };

  const attend = (seat: Seat): void => {
    const { pane } = seat;
    pane.on('close', (event) => {
      if (ended) return;
      event.preventDefault();
      hide(seat);
    });
    pane.on('closed', () => forget(seat));
    pane.once('ready-to-show', () => {
      seat.painted = true;
      if (seat.wanted) show(seat);
    });
    pane.webContents.on('did-navigate', (_event, url) => {
      seat.ready = false;
      if (url === seat.address) return;
      // about:blank is the one place that can't be refused beforehand. A page that went there is no longer ours.
      report('page left');
      destroy(seat);
    });
    pane.webContents.on('render-process-gone', (_event, { reason }) => {
      report(`page ended: ${reason}`);
      // Once it had worked and is looked at it comes back; one that dies while starting would do so for ever.
      const again = seat.wanted && seat.ready && current === seat;
      destroy(seat);
      if (again && !ended) open();
    });
  };

  const create = (): Seat => {
    const seat: Seat = {
      pane: make(options()),
      address: startPage(language()),
      ...{ wanted: true, painted: false, ready: false, view: null, grace: null },
    };
    attend(seat);
    seat.pane.loadURL(seat.address).catch((error: unknown) => report(`page did not load: ${error}`));
    return seat;
  };

  const open = (view?: Notice<'show'>): void => {
    if (ended) return;
    if (current?.pane.isDestroyed()) forget(current);
    const seat = current ?? create();
    current = seat;
    seat.grace?.();
    seat.grace = null;
    seat.wanted = true;
    if (view) seat.view = view;
    if (seat.ready) tellView(seat);
    if (seat.painted) show(seat);
  };

  return {
    open,
    close: () => {
      if (current) hide(current);
    },
    zoom: (percent) => {
      if (!current || current.pane.isDestroyed()) return;
      const { pane } = current;
      const { width, height } = smallestAt(percent);
      const [wide = width, high = height] = pane.getSize();
      pane.webContents.setZoomFactor(percent / 100);
      pane.setMinimumSize(width, height);
      if (wide < width || high < height) pane.setSize(Math.max(wide, width), Math.max(high, height));
    },
    send: (name, value) => {
      if (!current || current.pane.isDestroyed()) return;
      if (current.ready) notify(current.pane.webContents, name, value);
      else if (BEFORE_READY[name] === 'keep-last') current.view = value as Notice<'show'>;
    },
    pageReady: () => {
      const seat = current;
      if (!seat) return;
      seat.ready = true;
      // After the answer is out: the page must hold the snapshot before it is sent somewhere in it.
      clock.wakeAt(clock.now(), () => tellView(seat));
    },
    isFocused: () => current?.wanted === true && !current.pane.isDestroyed() && current.pane.isFocused(),
    contentsId: () => (current && !current.pane.isDestroyed() ? current.pane.webContents.id : null),
    end: () => {
      ended = true;
      if (!current) return;
      if (current.wanted && !current.pane.isDestroyed()) saveBounds(current.pane.getNormalBounds());
      destroy(current);
    },
  };
};
