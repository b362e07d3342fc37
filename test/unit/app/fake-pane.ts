import { EventEmitter } from 'node:events';
import type { Pane } from '../../../main/app/window/pane.ts';

/** The far side of BrowserWindow: remembers what was asked of it, and speaks when the test says so. */
export class FakePane extends EventEmitter {
  static made = 0;
  readonly did: string[] = [];
  readonly sent: { channel: string; value: unknown }[] = [];
  visible = false;
  focused = false;
  minimized = false;
  fullScreen = false;
  destroyed = false;
  readonly contents = Object.assign(new EventEmitter(), {
    id: ++FakePane.made,
    send: (channel: string, value: unknown) => void this.sent.push({ channel, value }),
    isDestroyed: () => this.destroyed,
  });

  get webContents(): typeof this.contents {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    return this.contents;
  }
  show(): void {
    this.did.push('show');
    this.visible = true;
  }
  hide(): void {
    this.did.push('hide');
    this.visible = false;
    this.focused = false;
  }
  focus(): void {
    this.focused = this.visible;
  }
  restore(): void {
    this.did.push('restore');
    this.minimized = false;
  }
  isMinimized = (): boolean => this.minimized;
  isFocused = (): boolean => this.focused;
  isDestroyed = (): boolean => this.destroyed;
  isFullScreen = (): boolean => this.fullScreen;
  setFullScreen(on: boolean): void {
    this.did.push(on ? 'full' : 'unfull');
    this.fullScreen = on;
  }
  getNormalBounds = () => ({ x: 10, y: 20, width: 800, height: 600 });
  async loadURL(url: string): Promise<void> {
    this.did.push(`load ${url}`);
  }
  destroy(): void {
    this.did.push('destroy');
    this.destroyed = true;
    this.emit('closed');
  }

  /** The close button: true when the window was kept. */
  pressClose(): boolean {
    let kept = false;
    this.emit('close', { preventDefault: () => (kept = true) });
    if (!kept) this.destroy();
    return kept;
  }
  paint(): void {
    this.emit('ready-to-show');
  }
  asPane(): Pane {
    return this as unknown as Pane;
  }
}
