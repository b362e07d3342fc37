import { fileURLToPath } from 'node:url';
import { isPluginName } from '../../preload/contract/plugin.ts';

/** What the user asked for when starting Saikoro (`saikoro --help`). */
export interface CommandLine {
  userDataDir: string | null;
  hidden: boolean;
  show: boolean;
  importFile: string | null;
  /** Files of plug-ins, as Finder, Explorer and a terminal name them. */
  pluginFiles: readonly string[];
  practice: boolean;
  /** Print what happens: null not at all, text as sentences, json an object a line. */
  log: 'text' | 'json' | null;
  secrets: 'system' | 'file';
  caFile: string | null;
  version: boolean;
  help: boolean;
}
export type CommandLineResult =
  | { ok: true; value: CommandLine }
  | { ok: false; code: 'unknown-flag' | 'missing-value' | 'unexpected-value'; flag: string };

const NOTHING: CommandLine = {
  userDataDir: null,
  hidden: false,
  show: false,
  importFile: null,
  pluginFiles: [],
  practice: false,
  log: null,
  secrets: 'system',
  caFile: null,
  version: false,
  help: false,
};

type Flag =
  | { takes: 'nothing'; apply: Partial<CommandLine> }
  | { takes: 'text'; apply: (value: string) => Partial<CommandLine>; alsoNext?: boolean }
  | { takes: 'choice'; values: Record<string, Partial<CommandLine>>; bare?: Partial<CommandLine> };

const FLAGS: Record<string, Flag> = {
  '--user-data-dir': { takes: 'text', apply: (userDataDir) => ({ userDataDir }) },
  '--hidden': { takes: 'nothing', apply: { hidden: true } },
  '--show': { takes: 'nothing', apply: { show: true } },
  '--import': { takes: 'text', apply: (importFile) => ({ importFile }), alsoNext: true },
  '--practice': { takes: 'nothing', apply: { practice: true } },
  '--log': { takes: 'choice', values: { json: { log: 'json' }, text: { log: 'text' } }, bare: { log: 'text' } },
  '--secrets': { takes: 'choice', values: { file: { secrets: 'file' }, system: { secrets: 'system' } } },
  '--ca-file': { takes: 'text', apply: (caFile) => ({ caFile }), alsoNext: true },
  '--version': { takes: 'nothing', apply: { version: true } },
  '--help': { takes: 'nothing', apply: { help: true } },
  '-h': { takes: 'nothing', apply: { help: true } },
};

/** Switches that are Electron's, Chromium's or a test driver's own: not ours to judge. */
const FOREIGN = [
  '--allow-',
  '--class',
  '--disable-',
  '--enable-',
  '--force-',
  '--gtk-',
  '--headless',
  '--high-dpi-',
  '--in-process-gpu',
  '--inspect',
  '--js-flags',
  '--lang',
  '--log-file',
  '--log-level',
  '--log-net-log',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-sandbox',
  '--no-zygote',
  '--original-process-start-time',
  '--ozone-',
  '--password-store',
  '--proxy-',
  '--remote-debugging-',
  '--renderer-',
  '--squirrel-',
  '--trace-',
  '--unsafely-',
  '--updated',
  '--use-',
  '--v=',
  '--vmodule',
  '--wm-',
  '-psn_',
];
/** macOS hands these over with a value behind them. */
const FOREIGN_WITH_VALUE = /^-(?:NS|Apple)[A-Za-z]+$/;

/** Linux desktops hand over a URL where a terminal gives a path. */
const fileNamed = (word: string): string => {
  if (!word.startsWith('file://')) return word;
  try {
    return fileURLToPath(word);
  } catch {
    return word;
  }
};

const isForeign = (word: string): boolean => FOREIGN.some((prefix) => word.startsWith(prefix));

/** Reads argv without its first word, the program. Other words that are no switches (the app's folder in development) are passed over. */
export const parseCommandLine = (argv: readonly string[]): CommandLineResult => {
  let value = NOTHING;
  const words = [...argv];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [name = '', ...rest] = word.split('=');
    const given = rest.length > 0 ? rest.join('=') : null;
    const flag = Object.hasOwn(FLAGS, name) ? FLAGS[name] : undefined;
    const fail = (code: 'missing-value' | 'unexpected-value'): CommandLineResult => ({ ok: false, code, flag: name });
    if (!flag) {
      if (FOREIGN_WITH_VALUE.test(word)) words.shift();
      else if (word.startsWith('-') && word !== '-' && word !== '--' && !isForeign(word))
        return { ok: false, code: 'unknown-flag', flag: name };
      else if (isPluginName(fileNamed(word))) value = { ...value, pluginFiles: [...value.pluginFiles, fileNamed(word)] };
    } else if (flag.takes === 'nothing') {
      if (given !== null) return fail('unexpected-value');
      value = { ...value, ...flag.apply };
    } else if (flag.takes === 'text') {
      const next = flag.alsoNext && given === null && !words[0]?.startsWith('-') ? words.shift() : undefined;
      const text = given ?? next ?? '';
      if (text === '') return fail('missing-value');
      value = { ...value, ...flag.apply(text) };
    } else {
      const chosen = given === null ? flag.bare : Object.hasOwn(flag.values, given) ? flag.values[given] : undefined;
      if (!chosen) return fail(given ? 'unexpected-value' : 'missing-value');
      value = { ...value, ...chosen };
    }
  }
  return { ok: true, value };
};
