import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import { type Home, MINUTE, openHome, PASSWORD } from './home.ts';
import { openLine } from './line.ts';
import type { Outside } from './outside.ts';
import { FIXED, PROGRAM, type Whole } from './whole-folder.ts';

const ASIDE = /\.(damaged|edited|before)-/;
const byId = <T extends { id: string }>(list: readonly T[]): Map<string, T> => new Map(list.map((each) => [each.id, each]));

/** What a person, or what looks like one, wrote is taken; then what was there before is kept beside it, and it is told. */
const isEdited = (home: Home): boolean => home.engine.state.fields().problems.some(({ code }) => code === 'settings-edited');

/** Where the events are off: nobody knows whose word the file is, so a person is asked first. */
const isOff = (home: Home): boolean => home.engine.state.fields().problems.some(({ code }) => code === 'settings-doubtful');

const hostOf = (event: SaikoroEvent | undefined): string => (event?.type === 'dns' ? (event.hosts[0] ?? '') : PROGRAM);
const asideOf = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => ASIDE.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

const judgeEvents = (home: Home, folder: string, { events }: Whole): void => {
  const found = byId(home.engine.eventManager.events());
  const versions = events.map(byId);
  for (const id of versions[0]?.keys() ?? []) {
    const mine = found.get(id);
    const may = versions.map((version) => version.get(id)).map((event) => (isOff(home) && event ? { ...event, enabled: false } : event));
    if (isEdited(home) && asideOf(folder).includes(hostOf(versions[0]?.get(id)))) continue;
    expect(may, `event ${id}`).toContainEqual(mine);
  }
};

/** A start with a damaged file: nothing wrong leaves, nothing wrong runs, all events are there, and what was lost is told. */
export const damageOne = async ({
  folder,
  outside,
  whole,
}: {
  folder: string;
  outside: Outside;
  whole: Whole;
}): Promise<'told' | 'harmless'> => {
  const wrong: string[] = [];
  outside.heard = ({ hosts, addresses, password }) => {
    for (const host of hosts) {
      const right = host === 'fixed.ddns.net' ? FIXED : outside.seen;
      if (password !== PASSWORD || addresses.join() !== right) wrong.push(`${host} ${addresses} ${password}`);
    }
  };
  const line = openLine();
  line.world.programs = {
    run: async ({ program, args }) => {
      if (program !== PROGRAM || args.join() !== '--now') wrong.push(`${program} ${args}`);
      return { ended: 'exit', exitCode: 0, output: '', stdout: '' };
    },
  };
  const home = await openHome({ folder, outside, line, at: whole.at + MINUTE });
  try {
    judgeEvents(home, folder, whole);
    for (const { id, type } of home.engine.eventManager.events())
      expect(type === 'dns' ? [PASSWORD, null] : [null], `password of ${id}`).toContain(home.stores.secrets.get(id, 'password'));
    await home.pass(3 * MINUTE);
    expect(wrong).toEqual([]);
    const { problems } = home.engine.state.fields();
    const aside = readdirSync(folder).some((name) => ASIDE.test(name));
    const lacking = home.engine.eventManager
      .events()
      .some((event) => event.type === 'dns' && home.stores.secrets.get(event.id, 'password') === null);
    if (lacking || aside) expect(problems.map(({ code }) => code).length, 'told').toBeGreaterThan(0);
    return problems.length > 0 ? 'told' : 'harmless';
  } finally {
    await home.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
