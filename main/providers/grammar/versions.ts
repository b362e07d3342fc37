import { type Fault, fault } from './fault.ts';

type Tree = Record<string, unknown>;

/** One version of the grammar. `up` rewrites a plug-in of it into the next one's form, so that it keeps loading. */
export interface Rung {
  grammar: string;
  up?: (raw: Tree) => Tree;
}

/** The current version: the last of RUNGS. */
export const GRAMMAR = 'saikoro-plugin-2';

/** Oldest first. No version is ever removed, so that old plug-ins keep loading. */
export const RUNGS: readonly Rung[] = [
  // All of version 1 means the same in version 2, which only has more to say.
  { grammar: 'saikoro-plugin-1', up: (raw) => raw },
  { grammar: GRAMMAR },
];

export type Climbed = { ok: true; raw: Tree } | { ok: false; fault: Fault };

/** Which version a name means; 0 where it is none. */
export const numberOf = (grammar: string): number => Number(/^saikoro-plugin-(\d{1,6})$/.exec(grammar)?.[1] ?? 0);

/** Brings a plug-in up to today's grammar. A clone of a built-in preset may leave the version out; it is today's. */
export const climb = (raw: Tree, rungs: readonly Rung[] = RUNGS): Climbed => {
  const { $schema: grammar } = raw;
  if (grammar === undefined && raw.preset !== undefined) return { ok: true, raw };
  const at = rungs.findIndex((rung) => rung.grammar === grammar);
  if (at === -1) {
    const name = typeof grammar === 'string' ? grammar : null;
    const newest = numberOf(rungs.at(-1)?.grammar ?? '');
    const path = ['$schema'];
    return { ok: false, fault: name !== null && numberOf(name) > newest ? fault('SP011', path, { name }) : fault('SP010', path, { name }) };
  }
  return {
    ok: true,
    raw: rungs
      .slice(at)
      .reduce((tree, { up }, step) => ({ ...(up?.(tree) ?? tree), $schema: (rungs[at + step + 1] ?? rungs.at(-1))?.grammar }), raw),
  };
};
