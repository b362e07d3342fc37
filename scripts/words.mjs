/** The language of the terminal, and how expected failures are printed. */

const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;

export const japanese = locale.startsWith('ja');

export const say = (en, ja) => (japanese ? ja : en);

/** Printed on stderr, so that stdout holds the app's own output only. */
export const note = (en, ja) => process.stderr.write(`${say(en, ja)}\n`);

/** A failure we foresaw: its message is one sentence with the next step, and it needs no stack trace. */
export class Stop extends Error {
  constructor(en, ja) {
    super(say(en, ja));
    this.name = 'Stop';
    this.en = en;
    this.ja = ja;
  }
}

/** Runs a command's body when the file is the one that was started, not when it is imported. */
export async function command(meta, body) {
  const { fileURLToPath } = await import('node:url');
  const { realpathSync } = await import('node:fs');
  if (!process.argv[1] || realpathSync(process.argv[1]) !== fileURLToPath(meta.url)) return;
  try {
    const code = await body(process.argv.slice(2));
    process.exitCode = typeof code === 'number' ? code : 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
