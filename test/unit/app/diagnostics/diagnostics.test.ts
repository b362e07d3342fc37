import { describe, expect, it } from 'vitest';
import { createDiagnostics } from '../../../../main/app/diagnostics/diagnostics.ts';
import { MOST, type SaikoroEvent } from '../../../../preload/contract/event.ts';
import { JOURNAL_KINDS, type JournalFact, type Testimony } from '../../../../preload/contract/journal.ts';
import type { LogLine } from '../../../../preload/contract/log.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';
import { appState, eventView, known } from '../state.ts';

const reportOn = ({
  hide,
  facts = [],
  state = appState(),
  log = [],
}: {
  log?: readonly LogLine[];
  hide: boolean;
  facts?: readonly JournalFact[];
  state?: ReturnType<typeof appState>;
}) => {
  const fake = createFakeWorld([]);
  let copied = '';
  createDiagnostics({
    clock: fake.clock,
    copyText: (text) => {
      copied = text;
    },
    dialogs: { saveFile: async () => null } as never,
    hideSecrets: (text) => text,
    isBuiltIn: (id) => id === 'example',
    journal: { page: () => facts.map((fact, at) => ({ seq: at + 1, at: 0, ...fact })).reverse() },
    log: { last: () => [...log] },
    saikoro: { state: { get: () => state } } as never,
    strings: () => stringsFor('en'),
    system: 'linux x64',
    userFiles: {} as never,
    versions: { saikoro: '1.2.3' },
  }).copy({ hide });
  return copied;
};

const NAME = 'Anna "NAS"';
const own: Testimony = { source: '', operator: 'own', transport: 'command', answer: 'address', address: '44.128.0.1' };
const about = { event: 'anna-nas', name: NAME };
const update: JournalFact = {
  kind: 'update',
  ...about,
  service: 'example',
  hosts: ['home.anna.example'],
  outcome: 'bad-host',
  reason: 'no-rule',
  tookMs: 3,
};
const looked: JournalFact = {
  kind: 'verification',
  ...about,
  host: 'home.anna.example',
  family: 'ipv4',
  verification: 'match',
  expected: '44.128.0.1',
  seen: [],
};
const seenBy = (source: string): JournalFact => ({
  kind: 'address',
  family: 'ipv4',
  address: '44.128.0.1',
  previous: null,
  evidence: [{ ...own, source }],
});

const LEAKS: [what: string, fact: JournalFact, telling: string, stays: string][] = [
  ['a name with quotes', { kind: 'event', ...about, change: 'edited' }, 'NAS', '"change":"edited"'],
  [
    'the id of an event, which an import may have brought',
    { kind: 'event', ...about, change: 'edited' },
    'anna-nas',
    '"event":"[event 1]"',
  ],
  ['the name of a deleted event', { kind: 'event', event: 'x', name: 'Old Sato', change: 'deleted' }, 'Sato', '"change":"deleted"'],
  ['hosts of a deleted event', update, 'anna.example', '"hosts":["[host 1]"]'],
  [
    'a user name with a backslash, in what a service said',
    { ...update, excerpt: 'no host for CORP\\anna' },
    'CORP',
    '"outcome":"bad-host"',
  ],
  ['an address behind a colon, in what a service said', { ...update, excerpt: 'IP:2001:db8::77' }, '2001:db8', '"reason":"no-rule"'],
  ['what was looked for in a reply', { ...update, sought: 'hello anna' }, 'anna', '"tookMs":3'],
  ['other addresses of the name', { ...update, beside: ['44.128.0.9'] }, '44.128', '"beside":["[IPv4 1]"]'],
  [
    'the addresses that were sent',
    { ...update, ipv4: '44.128.0.9', ipv6: '2001:db8::7' },
    '2001:db8',
    '"ipv4":"[IPv4 1]","ipv6":"[IPv6 1]"',
  ],
  ['a setting of an installed plug-in', { ...update, service: 'sato-dyn', setting: 'anna' }, 'anna', '"service":"[plugin 1]"'],
  ['the service of a removed plug-in', { ...update, service: 'sato-dyn' }, 'sato', '"service":"[plugin 1]"'],
  ['the host that was looked up', looked, 'anna', '"host":"[host 1]"'],
  [
    'name servers below the zone of the user',
    { ...looked, seen: [{ server: 'ns1.anna.example', addresses: ['44.128.0.1'] }] },
    'ns1',
    '"seen":[{"server":"[server 1]","addresses":["[IPv4 1]"]}]',
  ],
  [
    'what a program wrote',
    {
      kind: 'command',
      ...about,
      outcome: 'bad-config',
      exitCode: 3,
      output: 'C:\\Users\\anna\\x.bat anna@sato.example ?token=abc',
      tookMs: 1,
    },
    'token',
    '"exitCode":3',
  ],
  [
    'a plug-in',
    { kind: 'plugin', plugin: 'sato-dyn', name: 'Sato Dyn', host: 'dyn.sato.example', change: 'added' },
    'sato',
    '"plugin":"[plugin 1]"',
  ],
  [
    'the path of a problem',
    { kind: 'problem', problem: 'disk-error', detail: "EACCES, open '/home/anna/x'" },
    'anna',
    '"problem":"disk-error"',
  ],
  ['an own program', seenBy('command /home/anna/ip.sh'), 'anna', '"transport":"command"'],
  ['an own network card', seenBy('interface anna-lan'), 'anna', '"source":"own"'],
  ['the host of an own page', seenBy('ip.anna.example'), 'anna', '"address":"[IPv4 1]"'],
  [
    'what a router said',
    {
      kind: 'undecided',
      family: 'ipv4',
      address: null,
      evidence: [{ source: 'upnp', operator: 'router', transport: 'router', answer: 'unknown', said: '<b>anna</b>' }],
    },
    'anna',
    '"source":"upnp"',
  ],
  ['the router', { kind: 'home', change: 'learned', router: '192.168.7.1' }, '192.168', '"router":"[IPv4 1]"'],
  ['a field that is not known', { kind: 'paused', until: 5, note: 'anna' } as JournalFact, 'anna', '"until":5'],
];

describe('a report that names nobody', () => {
  it.each(LEAKS)('leaves out %s', (_, fact, telling, stays) => {
    const hidden = reportOn({ hide: true, facts: [fact] });
    expect(hidden.toLowerCase()).not.toContain(telling.toLowerCase());
    expect(hidden).toContain(stays);
    expect(reportOn({ hide: false, facts: [fact] }).toLowerCase()).toContain(telling.toLowerCase());
  });

  it('tells the kind and the time of every line', () => {
    const facts = JOURNAL_KINDS.map((kind) => ({ kind, evidence: [], seen: [] }) as unknown as JournalFact);
    const hidden = reportOn({ hide: true, facts });
    for (const kind of JOURNAL_KINDS) expect(hidden).toMatch(new RegExp(`^1970-01-01T00:00:00.000Z \\{"seq":\\d+,"kind":"${kind}"`, 'm'));
  });

  it('names no home network, no plug-in, no own source and no address in what it tells of now', () => {
    const evidence = [{ ...own, source: 'interface anna-lan' }];
    const plugin = { id: 'sato-dyn', name: 'Sato Dyn', host: 'dyn.sato.example' };
    const state = appState({
      addresses: { ipv4: { ...known('44.128.0.1'), evidence }, ipv6: known('2001:db8::77') },
      events: [eventView('anna', {}, { name: NAME, service: 'sato-dyn', hosts: ['home.anna.example'] }), eventView('other')],
      plugins: [plugin as never],
      problems: [{ code: 'disk-error', detail: '/home/anna', at: 0 }],
      settings: { ...appState().settings, homes: [{ id: 'mac-anna', router: '192.168.7.1', label: 'Sato home', at: 0 }] },
    });
    const hidden = reportOn({ hide: true, state });
    expect(hidden).not.toMatch(/anna|sato|44\.128|192\.168|2001:db8/i);
    expect(hidden).toContain('source=own transport=command answer=address address=[IPv4 1]');
    expect(hidden).toContain('service=[plugin 1]');
    expect(hidden).toContain('service=example');
  });

  it('gives an event of the journal the number it has in the list', () => {
    const state = appState({ events: [eventView('a'), eventView('b')] });
    const facts = ['gone', 'b'].map((event): JournalFact => ({ kind: 'event', event, name: event, change: 'edited' }));
    const hidden = reportOn({ hide: true, state, facts });
    expect(hidden).toContain('"event":"[event 3]"');
    expect(hidden).toContain('"event":"[event 2]"');
  });

  it('is the same as ever where an event is called like a word of the report', () => {
    const state = appState({ events: [eventView('a', {}, { name: 'kind' })] });
    expect(reportOn({ hide: true, state })).toContain('ipv4 kind=known');
  });

  it('ends with as many events as there may be, and a hundred names each', () => {
    const hosts = Array.from({ length: 100 }, (_, at) => `h${at}.anna.example`);
    const of = (at: number): SaikoroEvent =>
      dnsEvent({ id: `anna-${at}`, name: `Anna ${at}`, hosts: hosts.map((host) => `${at}-${host}`) });
    const one = eventView('x');
    const events = Array.from({ length: MOST.events }, (_, at) => ({ ...one, event: of(at) }));
    const facts = events
      .slice(-200)
      .map(({ event }): JournalFact => ({ ...update, event: event.id, name: event.name, hosts: event.type === 'dns' ? event.hosts : [] }));
    const hidden = reportOn({ hide: true, state: appState({ events }), facts });
    expect(hidden).not.toMatch(/anna/i);
    expect(hidden).toContain(`"[event ${MOST.events}]"`);
    expect(hidden).toContain('"[host 20000]"');
  });
});

it('has the last lines of the log, and leaves out what a fault said where names are hidden', () => {
  const log: LogLine[] = [
    { at: 0, level: 'warning', about: 'channel', facts: { channel: 'ntfy', outcome: 'network', reason: 'dns' } },
    { at: 1, level: 'error', about: 'fault', facts: {}, text: 'ENOENT /home/anna/saikoro' },
  ];
  const whole = reportOn({ hide: false, log });
  expect(whole).toContain('## Log (last 2, level warning)');
  expect(whole).toContain('1970-01-01T00:00:00.000Z warning channel channel=ntfy outcome=network reason=dns');
  expect(whole).toContain('/home/anna/saikoro');
  const hidden = reportOn({ hide: true, log });
  expect(hidden).toContain('error fault');
  expect(hidden).not.toContain('anna');
});
