import type { Files } from '../../main/ports/storage/files.ts';

/** A data folder in memory; `held` outlives whoever has it open. */
export const memoryFiles = (held = new Map<string, string>()): Files & { held: Map<string, string> } => {
  const absent = { ok: false, why: 'absent', detail: 'ENOENT' } as const;
  /** Those that end with a line's end as far as was appended here: looking again would cost as much as the file is long. */
  const ended = new Set<string>();
  const has = (name: string): boolean => held.has(name);
  return {
    held,
    has,
    read: (name) => (has(name) ? { ok: true, text: held.get(name) ?? '' } : absent),
    look: (name) => (has(name) ? { ok: true } : absent),
    write(name, text) {
      ended.delete(name);
      held.set(name, text);
      return { ok: true };
    },
    append(name, text) {
      const before = held.get(name) ?? '';
      held.set(name, `${before}${before === '' || ended.has(name) || before.endsWith('\n') ? '' : '\n'}${text}\n`);
      ended.add(name);
      return { ok: true };
    },
    rename(from, to) {
      held.set(to, held.get(from) ?? '');
      held.delete(from);
      return { ok: true };
    },
    remove(name) {
      held.delete(name);
      return { ok: true };
    },
    size: (name) => Buffer.byteLength(held.get(name) ?? ''),
    list: () => [...held.keys()],
    onLost() {},
  };
};
