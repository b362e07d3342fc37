import type { App } from 'electron';

/**
 * On Linux the window is painted without a GPU and without a process for it, which would be there for as long as the tray is, also while no
 * window exists: an eighth of all the memory. What is painted is text in one window, from our own pages. Elsewhere the system's own
 * compositor works with that process, and it stays. Before the app is ready.
 */
export const renderInSoftware = (app: Pick<App, 'disableHardwareAcceleration' | 'commandLine'>): void => {
  app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('in-process-gpu');
};
