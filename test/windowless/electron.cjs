'use strict';
// Stands in for the electron module where the built main process runs on plain Node: what a desktop would do is done by nobody, and a page is
// somewhere else, behind the process's own message channel. Loaded with --require before dist/main.cjs.
const { EventEmitter } = require('node:events');
const { createServer } = require('node:http');
const Module = require('node:module');
const { homedir } = require('node:os');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '../..');
const { productName, version } = require(join(root, 'package.json'));
const START = 'app://saikoro/index.html';
const nothing = () => {};

/** Where a test says so, the app is told that it runs on this Electron. */
if (process.env.SAIKORO_STAND_IN_VERSION) {
  const versions = Object.freeze({ ...process.versions, electron: process.env.SAIKORO_STAND_IN_VERSION });
  Object.defineProperty(process, 'versions', { value: versions });
}

const config = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
const paths = { home: homedir(), appData: config, userData: join(config, productName), exe: process.execPath };
const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  commandLine: { hasSwitch: (name) => process.argv.includes(`--${name}`), appendSwitch: nothing },
  getVersion: () => version,
  getAppPath: () => root,
  getPath: (name) => paths[name],
  setPath: (name, path) => {
    paths[name] = path;
  },
  getLocale: () => (process.env.LC_ALL || process.env.LANG || 'en').slice(0, 2),
  getPreferredSystemLanguages: () => [(process.env.LC_ALL || process.env.LANG || 'en').slice(0, 2)],
  getLoginItemSettings: () => ({ openAtLogin: false, wasOpenedAtLogin: false }),
  enableSandbox: nothing,
  disableHardwareAcceleration: nothing,
  requestSingleInstanceLock: () => true,
  whenReady: () => Promise.resolve(),
  exit: (code) => process.exit(code),
  quit() {
    let stays = false;
    app.emit('before-quit', {
      preventDefault: () => {
        stays = true;
      },
    });
    if (!stays) process.exit(0);
  },
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, app.quit);

const handlers = new Map();
const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel, handler) => handlers.set(channel, handler),
  removeHandler: (channel) => handlers.delete(channel),
});

const frame = { url: START, origin: 'app://saikoro', parent: null };
/** The one page there may be: what main tells it goes out, what it asks comes in. */
class WebContents extends EventEmitter {
  id = 1;
  mainFrame = frame;
  isDestroyed = () => false;
  setWindowOpenHandler = nothing;
  setZoomFactor = nothing;
  send = (channel, value) => process.send?.({ notice: channel, value });
}

const windows = [];
class BrowserWindow extends EventEmitter {
  static getAllWindows = () => windows;
  webContents = new WebContents();
  #shown = false;
  constructor() {
    super();
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  show = () => {
    this.#shown = true;
  };
  hide = () => {
    this.#shown = false;
  };
  isFocused = () => this.#shown;
  isDestroyed = () => !windows.includes(this);
  isMinimized = () => false;
  isFullScreen = () => false;
  focus = nothing;
  restore = nothing;
  setFullScreen = nothing;
  setMinimumSize = nothing;
  setSize = nothing;
  getSize = () => [900, 640];
  getNormalBounds = () => ({ x: 0, y: 0, width: 900, height: 640 });
  destroy() {
    windows.splice(windows.indexOf(this), 1);
    this.emit('closed');
  }
  async loadURL() {
    process.send?.({ page: await servePage() });
    this.emit('ready-to-show');
  }
}

process.on('message', async ({ id, channel, arg }) => {
  const sender = windows[0]?.webContents;
  try {
    process.send({ id, value: await handlers.get(channel)({ sender, senderFrame: frame }, arg) });
  } catch (error) {
    process.send({ id, error: String(error) });
  }
});
// The channel keeps no process alive that has quit otherwise.
process.channel?.unref();

let respond;
const session = Object.assign(new EventEmitter(), {
  protocol: {
    handle: (_scheme, responder) => {
      respond = responder;
    },
  },
  webRequest: { onBeforeRequest: nothing },
  setPermissionRequestHandler: nothing,
  setPermissionCheckHandler: nothing,
  setDevicePermissionHandler: nothing,
});

/** The app's own responder for app://saikoro, on loopback. */
const servePage = () =>
  new Promise((served) => {
    const server = createServer(async ({ method, url }, reply) => {
      const response = await respond({ method, url: `app://saikoro${url === '/' ? '/index.html' : url}` });
      reply.writeHead(response.status, Object.fromEntries(response.headers));
      reply.end(Buffer.from(await response.arrayBuffer()));
    });
    server.listen(0, '127.0.0.1', () => served(`http://127.0.0.1:${server.address().port}/`));
  });

class Tray extends EventEmitter {
  setImage = nothing;
  setToolTip = nothing;
  setContextMenu = nothing;
  setIgnoreDoubleClickEvents = nothing;
  destroy = nothing;
}
class Notification extends EventEmitter {
  static isSupported = () => false;
}
const electron = {
  app,
  ipcMain,
  BrowserWindow,
  Tray,
  Notification,
  Menu: {
    buildFromTemplate: (template) => Object.assign(template, { getMenuItemById: () => null, popup: nothing }),
    setApplicationMenu: nothing,
  },
  nativeImage: { createFromPath: () => ({ setTemplateImage: nothing }) },
  systemPreferences: { on: nothing },
  nativeTheme: Object.assign(new EventEmitter(), { shouldUseDarkColors: false }),
  powerMonitor: new EventEmitter(),
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1440, height: 900 } }] },
  protocol: { registerSchemesAsPrivileged: nothing },
  session: { fromPartition: () => session },
  safeStorage: { isEncryptionAvailable: () => false },
  clipboard: { writeText: nothing },
  dialog: { showOpenDialog: async () => ({ canceled: true, filePaths: [] }), showSaveDialog: async () => ({ canceled: true }) },
  shell: { openExternal: async () => {}, openPath: async () => '' },
};
/** What the app has come to use since is missed by its name. */
const strict = new Proxy(electron, {
  get(target, name) {
    if (typeof name === 'string' && name !== 'then' && name !== '__esModule' && !(name in target))
      throw new Error(`test/windowless/electron.cjs has no electron.${name} yet`);
    return target[name];
  },
});

const load = Module._load;
Module._load = (request, ...rest) => (request === 'electron' ? strict : load(request, ...rest));
