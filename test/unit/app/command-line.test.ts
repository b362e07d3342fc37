import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandLine, parseCommandLine } from '../../../main/app/command-line.ts';

const plain: CommandLine = {
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

describe('what is understood', () => {
  it.each<[string, string[], Partial<CommandLine>]>([
    ['nothing', [], {}],
    ['hidden', ['--hidden'], { hidden: true }],
    ['show', ['--show'], { show: true }],
    ['practice', ['--practice'], { practice: true }],
    ['version', ['--version'], { version: true }],
    ['help', ['--help'], { help: true }],
    ['help, short', ['-h'], { help: true }],
    ['user data', ['--user-data-dir=/tmp/a b'], { userDataDir: '/tmp/a b' }],
    ['a value with an equals sign', ['--user-data-dir=/tmp/a=b'], { userDataDir: '/tmp/a=b' }],
    ['a plug-in', ['/tmp/a b.saikoro-plugin.json'], { pluginFiles: ['/tmp/a b.saikoro-plugin.json'] }],
    ['plug-ins as a desktop names them', ['file:///tmp/a%20b.SAIKORO-PLUGIN', 'x.json'], { pluginFiles: ['/tmp/a b.SAIKORO-PLUGIN'] }],
    ['a plug-in’s URL of another machine', ['file://nas/x.saikoro-plugin'], { pluginFiles: ['file://nas/x.saikoro-plugin'] }],
    ['import behind a space', ['--import', 'home.json'], { importFile: 'home.json' }],
    ['import behind an equals sign', ['--import=home.json'], { importFile: 'home.json' }],
    ['certificates', ['--ca-file=own.pem'], { caFile: 'own.pem' }],
    ['certificates behind a space', ['--ca-file', 'own.pem'], { caFile: 'own.pem' }],
    ['log as JSON', ['--log=json'], { log: 'json' }],
    ['log as sentences', ['--log'], { log: 'text' }],
    ['secrets in a file', ['--secrets=file'], { secrets: 'file' }],
    ['several', ['--hidden', '--practice', '--log=json'], { hidden: true, practice: true, log: 'json' }],
    ['the last of two', ['--user-data-dir=a', '--user-data-dir=b'], { userDataDir: 'b' }],
    ['the app’s folder in development', ['/home/ann/saikoro', '--hidden'], { hidden: true }],
    ['a dot', ['.'], {}],
  ])('%s', (_name, argv, expected) => {
    expect(parseCommandLine(argv)).toEqual({ ok: true, value: { ...plain, ...expected } });
  });

  it.each([
    '--no-sandbox',
    '--disable-gpu',
    '--disable-features=A,B',
    '--enable-logging=stderr',
    '--remote-debugging-port=0',
    '--inspect=0',
    '--inspect-brk',
    '--js-flags=--expose-gc',
    '--lang=ja',
    '--ozone-platform=wayland',
    '--force-device-scale-factor=2',
    '--password-store=basic',
    '--in-process-gpu',
    '--use-gl=swiftshader',
    '--v=1',
    '--proxy-server=x',
    '--allow-file-access-from-files',
    '-psn_0_12345',
  ])('lets Electron’s own %s pass', (word) => {
    expect(parseCommandLine([word, '--hidden'])).toEqual({ ok: true, value: { ...plain, hidden: true } });
  });

  it('lets macOS hand over its own settings with their values', () => {
    expect(parseCommandLine(['-NSDocumentRevisionsDebugMode', 'YES', '-AppleLanguages', '(ja)', '--show'])).toEqual({
      ok: true,
      value: { ...plain, show: true },
    });
  });
});

describe('what is refused, by name', () => {
  it.each([
    [['--hiden'], 'unknown-flag', '--hiden'],
    [['--hidden', '--frobnicate=3'], 'unknown-flag', '--frobnicate'],
    [['-x'], 'unknown-flag', '-x'],
    [['--constructor'], 'unknown-flag', '--constructor'],
    [['--__proto__'], 'unknown-flag', '--__proto__'],
    [['--verbose'], 'unknown-flag', '--verbose'],
    [['--import'], 'missing-value', '--import'],
    [['--import='], 'missing-value', '--import'],
    [['--import', '--hidden'], 'missing-value', '--import'],
    [['--user-data-dir'], 'missing-value', '--user-data-dir'],
    [['--user-data-dir', '/tmp/x'], 'missing-value', '--user-data-dir'],
    [['--secrets'], 'missing-value', '--secrets'],
    [['--secrets=keychain'], 'unexpected-value', '--secrets'],
    [['--log=xml'], 'unexpected-value', '--log'],
    [['--log=toString'], 'unexpected-value', '--log'],
    [['--hidden=yes'], 'unexpected-value', '--hidden'],
  ])('%j', (argv, code, flag) => {
    expect(parseCommandLine(argv)).toEqual({ ok: false, code, flag });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.string().map((text) => `--${text}`),
          ),
        ),
        (argv) => void parseCommandLine(argv),
      ),
    );
  });
});
