import { describe, expect, it } from 'vitest';
import { climb, GRAMMAR, RUNGS, type Rung } from '../../../../main/providers/grammar/versions.ts';
import { presets } from '../../../../main/providers/specs/index.ts';
import { decodePlugin } from '../../../../main/providers/validation/decode.ts';
import first from '../saikoro-plugin-1.json' with { type: 'json' };
import second from '../saikoro-plugin-2.json' with { type: 'json' };

describe('the versions of the grammar', () => {
  it('end with the one that is written today', () => {
    expect(RUNGS.at(-1)?.grammar).toBe(GRAMMAR);
    expect(RUNGS.slice(0, -1).every(({ up }) => up !== undefined)).toBe(true);
  });
  it.each([
    ['saikoro-plugin-1', first.plugins],
    ['saikoro-plugin-2', second.plugins],
  ])('keep %s readable: a file that uses all of it', (grammar, plugins) => {
    for (const raw of plugins) {
      expect(raw.$schema).toBe(grammar);
      expect(decodePlugin(raw, presets)).toMatchObject({ ok: true, plugin: { id: raw.id } });
    }
  });
  it('bring an older one up, step by step', () => {
    const rungs: Rung[] = [
      { grammar: 'saikoro-plugin-1', up: ({ host, ...rest }) => ({ ...rest, server: host }) },
      { grammar: 'saikoro-plugin-2', up: ({ server, ...rest }) => ({ ...rest, servers: [server] }) },
      { grammar: 'saikoro-plugin-3' },
    ];
    const raised = { $schema: 'saikoro-plugin-3', id: 'x', servers: ['a.example'] };
    expect(climb({ $schema: 'saikoro-plugin-1', id: 'x', host: 'a.example' }, rungs)).toEqual({ ok: true, raw: raised });
    expect(climb({ $schema: 'saikoro-plugin-2', id: 'x', server: 'a.example' }, rungs)).toEqual({ ok: true, raw: raised });
    expect(climb(raised, rungs)).toEqual({ ok: true, raw: raised });
    expect(climb({ $schema: 'saikoro-plugin-4' }, rungs)).toMatchObject({ ok: false, fault: { code: 'SP011' } });
    expect(climb({ $schema: 'saikoro-plugin-x' }, rungs)).toMatchObject({ ok: false, fault: { code: 'SP010' } });
  });
});
