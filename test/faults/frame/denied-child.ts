import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DAY, dnsEvent, HOUR, type Home, MINUTE, openHome } from './home.ts';
import type { Outside } from './outside.ts';

/** As a user who may not everything: the real engine over files whose permissions are taken away and given back. Asked for a play, it says what it saw. */
const [play = '', folder = '', caFile = '', servicePort, echoPort, namesPort] = process.argv.slice(2);
const at = (port: string | undefined) => ({ host: '127.0.0.1', port: Number(port) });
const outside = {
  trusted: [readFileSync(caFile, 'utf8')],
  connectTo: (host: string) => (host.endsWith('no-ip.com') ? at(servicePort) : at(echoPort)),
  names: { port: Number(namesPort) },
} as unknown as Outside;

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
/** What only the parent can do: the line's address is its to tell. */
const move = async (home: Home, address: string): Promise<void> => {
  writeSync(1, `${JSON.stringify({ move: address })}\n`);
  await answers.next();
  home.engine.disturbed();
  await home.pass(1000);
};
const published = (home: Home, address: string): Promise<boolean> =>
  home.until(() => home.event().status.publication === 'published' && home.event().status.ipv4.accepted === address, 5 * MINUTE);
const rename = (home: Home, name: string) =>
  home.engine.commands.save({ event: { ...home.event().event, name }, secrets: {}, isNew: false });
const problems = (home: Home): string[] => home.engine.state.fields().problems.map(({ code }) => code);
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const allow = (names: readonly string[], mode: number): void => {
  for (const name of names) chmodSync(join(folder, name), mode);
};

/** Denied while it runs: published all the same and said; allowed again, nothing is missing and it is said no more. */
const denied = async (home: Home, { deny, grant, changes }: { deny: () => void; grant: () => void; changes: boolean }): Promise<void> => {
  deny();
  await move(home, '44.128.0.2');
  assert.ok(await published(home, '44.128.0.2'), 'published');
  const saved = rename(home, 'Renamed');
  assert.equal(saved.ok || saved.code, changes || 'disk-error');
  assert.equal(home.event().event.name, changes ? 'Renamed' : 'Home');
  // What is told and what is alive is written every quarter of an hour.
  assert.ok(await home.until(() => problems(home).length > 0, 20 * MINUTE), 'told');
  assert.deepEqual(problems(home), ['disk-error']);
  assert.match(home.reader.window('home', 'en'), /can’t be written/);
  assert.match(home.reader.window('home', 'ja'), /書き込めません/);
  grant();
  assert.ok(await home.until(() => problems(home).length === 0, 10 * MINUTE), 'said no more');
  assert.match(text('ledger.jsonl'), /44\.128\.0\.2/);
  assert.ok(rename(home, 'Renamed again').ok);
};

const LOGS = ['ledger.jsonl', 'journal.jsonl'];
const PLAYS: Record<string, (home: Home) => Promise<string>> = {
  async folder(home) {
    await denied(home, { deny: () => chmodSync(folder, 0o500), grant: () => chmodSync(folder, 0o700), changes: false });
    return 'published all the same; a change is refused in words; told once; allowed again, it is caught up with by itself, and said no more';
  },
  async files(home) {
    // Settings are replaced as a whole, so that only the folder counts for them.
    await denied(home, { deny: () => allow(LOGS, 0o400), grant: () => allow(LOGS, 0o600), changes: true });
    return 'published all the same, and a change of the settings is kept; told once; allowed again, it is caught up with by itself';
  },
  async unreadable(home) {
    await home.stop();
    const before = text('settings.json');
    allow(['settings.json'], 0o000);
    await home.restart();
    await move(home, '44.128.0.2');
    await home.pass(HOUR);
    assert.deepEqual(
      home.engine.eventManager.events().map(({ id }) => id),
      ['home'],
    );
    assert.ok(problems(home).includes('disk-error'));
    assert.equal(home.event().status.ipv4.accepted, '44.128.0.1');
    assert.equal(rename(home, 'Renamed').ok, false);
    allow(['settings.json'], 0o600);
    assert.equal(text('settings.json'), before);
    await home.restart();
    assert.ok(await published(home, '44.128.0.2'), 'published again');
    assert.deepEqual(problems(home), []);
    return 'the last copy is shown, nothing is changed or sent, and it is told; readable again, all is there and goes on';
  },
};

const main = async (): Promise<void> => {
  const home = await openHome({ folder, outside, events: [dnsEvent()], checkMinutes: 1 });
  assert.ok(await published(home, '44.128.0.1'), 'published before');
  // A backup of what is there now, as each later start finds it.
  assert.ok(rename(home, 'Other').ok && rename(home, 'Home').ok);
  const facts = await PLAYS[play]?.(home);
  await home.pass(DAY / 24);
  await home.stop();
  writeSync(1, `${JSON.stringify({ facts })}\n`);
  process.exit(0);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(3);
});
