import { contextBridge, ipcRenderer } from 'electron';
import { api, type Bridge, type CallName, callChannel, type NoticeName, noticeChannel } from './contract/api.ts';

const names = <T extends object>(table: T): (keyof T)[] => Object.keys(table) as (keyof T)[];

const call =
  (name: CallName) =>
  (arg: unknown): Promise<unknown> =>
    ipcRenderer.invoke(callChannel(name), arg);

/** The listener gets the notice alone: the event object would hand ipcRenderer to the page. */
const listen = (name: NoticeName) => (listener: (notice: unknown) => void) => {
  const receive = (_event: unknown, notice: unknown): void => listener(notice);
  ipcRenderer.on(noticeChannel(name), receive);
  return (): void => void ipcRenderer.off(noticeChannel(name), receive);
};

const bridge = {
  ...Object.fromEntries(names(api.calls).map((name) => [name, call(name)])),
  listen: Object.fromEntries(names(api.notices).map((name) => [name, listen(name)])),
} as unknown as Bridge;

contextBridge.exposeInMainWorld('saikoro', bridge);
