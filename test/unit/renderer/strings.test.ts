import { describe, expect, it } from 'vitest';
import { BECAUSE, BUDGET_HOLDS, COUNTS, HOLDS } from '../../../preload/contract/because.ts';
import { DNS_ANSWERS, WATCH_STATES } from '../../../preload/contract/dns/watch.ts';
import { DEEDS } from '../../../preload/contract/history/deed.ts';
import { BAND_STATES } from '../../../preload/contract/history/timeline.ts';
import type { JournalFact } from '../../../preload/contract/journal.ts';
import { HOME_CHANGES, PROBLEMS, VERIFICATIONS } from '../../../preload/contract/journal.ts';
import { OUTCOME_KINDS, REASONS } from '../../../preload/contract/outcome.ts';
import { OBSTACLES } from '../../../preload/contract/publication.ts';
import { NEIGHBOURS } from '../../../preload/contract/service.ts';
import { HOME_RULES } from '../../../preload/contract/settings.ts';
import { HEALTHS, NETWORK_NEWS } from '../../../preload/contract/state.ts';
import { NAMED_FAULTS } from '../../../preload/contract/warning.ts';
import { type CommandStrings, commandStringsFor } from '../../../preload/strings/command.ts';
import { help as englishHelp } from '../../../preload/strings/help/en.ts';
import { help as japaneseHelp } from '../../../preload/strings/help/ja.ts';
import { refusalText, stringsFor } from '../../../preload/strings/index.ts';
import { detailsOf } from '../../../preload/strings/sentences/journal-entry.ts';
import { datesIn, englishLocale } from '../../../preload/strings/values/durations.ts';

const HELP = { en: englishHelp, ja: japaneseHelp };
const LANGUAGES = ['en', 'ja'] as const;
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** Names and figures that are the same in every language. */
const SAME_IN_BOTH =
  /^(locale|inForm|language\.(ja|en)|family\.|noted|sentences|action\.ok|tray\.needsYou|notice\.needs-you.*next|event\.(sources|kinds)\.url|settings\.about|imports\.formats\.|address\.nat\.outer\.found|history\.(evidence|said|topics\.saikoro|columns\.ipv[46])|address\.(source|transport)\.|between|country|time|timeBrief|date|clock|list|grid.never|menu\.menus\.app|help\.about\.(licenceText|runtimes\.current)|helpPages\.router\.(1\.list\.|4\.heading$)|moving\.offer|command\.yes\.|commandHelp\.values\.|channels\.heartbeat\.(kinds\.|url$))/;

/** Words that a user of a Mac would not expect, and what is said instead. One thing has one word in both languages (docs/glossary.md). */
const GIVEN_UP: Record<(typeof LANGUAGES)[number], [RegExp, string][]> = {
  ja: [
    [/尋ね/, '問い合わせる、確認する'],
    [/休[まみむめもんっ]/, '停止する'],
    [/へ知らせ|に知らせて|知らせている/, '登録する、送信する'],
    [/—./, '（ ） or ：'],
    [/合言葉/, 'パスフレーズ'],
    [/据え置き/, 'デスクトップ型'],
    [/[一二三四五六七八九十]つ/, 'figures, as in 5つ'],
    [/パネル/, 'システムトレイ'],
    [/(公開|確認)を停止/, '一時停止: 停止中 is an event that was turned away'],
    [/隣に残|そばに残/, '同じフォルダー'],
    [/ベルの中/, '「お知らせ」'],
    [/と答え(?:ました|ています)/, '反映されました、返しています'],
    [/(?<!取り)消す/, '閉じる、削除'],
  ],
  en: [
    [/\bneeds? you\b/i, 'needs attention'],
    [/\brests?\b/, 'paused'],
    [/outer box/i, 'upstream router'],
    [/\bwants you to sign in\b/, 'requires sign-in'],
    [/decides afresh/, 'checks again'],
    [/tr(?:y|ies|ying) again by itself/, 'retries'],
    [/web site/i, 'website'],
    [/\bno word\b/, 'no answer'],
    [/where shall/i, 'should'],
    [/[a-z]'[a-z]/, '’, as everywhere'],
  ],
};

/** Arguments for the functions of the catalogue, by the end of their path; each is tried. */
const SAMPLES: [RegExp, unknown[][]][] = [
  [/^event\.sameHost$/, [['Home', 'home.example.com']]],
  [/^inForm$/, [['S']]],
  [/^event\.storedUrl$/, [['https://dns.example/']]],
  [/^eventList\.credentials\.title$/, [['DDNS'], ['DDNS', 'URL']]],
  [
    /^eventList\.nextRun\.at$/,
    [
      ['3:00', true],
      ['3:00', false],
    ],
  ],
  [/^eventList\.nextRun\.(retry|refresh)$/, [['3:00']]],
  [/^eventList\.view\.group$/, [['DDNS Now', 3]]],
  [
    /^eventList\.(done|doing)\./,
    [
      ...DEEDS.flatMap((kind) => [[{ kind, count: 1, name: 'Home' }], [{ kind, count: 20, name: 'Home' }]]),
      [{ kind: 'edited', count: 1, name: 'Home', password: true }],
      [{ kind: 'credentials', count: 2, name: 'Home', password: true, refusedAt: 1_768_446_000_000 }],
    ],
  ],
  [/^(age|ahead|span)$/, [[0], [59_000], [60_000], [3_600_000], [86_400_000 * 400], [-5000]]],
  [/^(time|timeBrief|notBefore|day|date|clock|clockSeconds)$/, [[0], [1_767_225_600_000]]],
  [/^weekday$/, [[0], [6]]],
  [/^(list|history\.said)$/, [[['a', 'b']]]],
  [/^noted$/, [['a', 'b']]],
  [/^imports\.(left|note)\./, [['home.example.com'], ['300']]],
  [
    /^imports\.(open|found)$/,
    [
      ['ddclient', 1],
      ['ddclient', 2],
    ],
  ],
  [/^imports\.(line|leftTitle|bring|added|skipped)$/, [[1], [2000]]],
  [/^imports\.running$/, [['ddclient', '']]],
  [
    /^imports\.stop$/,
    [
      ['ddclient', 'linux'],
      ['DUC40', 'darwin'],
      ['ddclient', 'win32'],
    ],
  ],
  [/^imports\.cli\./, [['a.conf', '8']]],
  [/^sentences$/, [[['a', null, 'b']]]],
  [/^(outcome|happened)\./, [[{ service: 'S' }], [{ service: 'S', address: '203.0.113.7', seconds: 3600 }]]],
  [
    /^outcomeSentence\./,
    [
      [{ service: 'S' }],
      ...REASONS.map((reason) => [{ service: 'S', reason, excerpt: 'KO', sought: 'name = home', nextTryMs: 60_000 }]),
      [{ service: 'S', stopped: true }],
      [{ service: 'S', nextTryMs: 0 }],
    ],
  ],
  [/^timeline\.over$/, [[0, 1]]],
  [
    /^timeline\.since$/,
    [
      [1_768_446_000_000, 540_000],
      [1_768_446_000_000, 172_800_000],
    ],
  ],
  [/^timeline\.(last|duration|dayMark)$/, [[0], [86_400_000]]],
  [
    /^timeline\.summary$/,
    [
      ['w', 0.9949, 3, 2_520_000],
      ['w', null, 0, 0],
    ],
  ],
  [/^timeline\.judged$/, [[0], [0.98]]],
  [/^timeline\.segment$/, BAND_STATES.map((state) => ['home', state, 0, 60_000])],
  [/^timeline\.change$/, [['IPv4', '203.0.113.7', 0]]],
  [/^timeline\.gone$/, [['home']]],
  [/^timeline\.percent$/, [[null], [1], [0.99999]]],
  [/^timeline\.rows$/, [[1, 100, 10_000]]],
  [/^notSent$/, REASONS.map((reason) => [reason])],
  [/^reason\./, [[{ service: 'S' }], [{ service: 'S', setting: 'Token', clockOffsetSeconds: -90 }]]],
  [
    /^schedule$/,
    [
      [{ kind: 'on-change', refresh: 'plugin' }],
      [{ kind: 'on-change', refresh: 28 }],
      [{ kind: 'on-change', refresh: 'never' }],
      [{ kind: 'daily', at: '04:00' }],
      [{ kind: 'weekly', weekday: 0, at: '04:00' }],
      [{ kind: 'monthly', day: 31, at: '04:00' }],
      [{ kind: 'every', minutes: 90 }],
      [{ kind: 'every', minutes: 120 }],
      [{ kind: 'cron', expression: '0 4 * * 1' }],
      [{ kind: 'at-start' }],
      [{ kind: 'once', at: 0 }],
    ],
  ],
  [/^tray\.(published|addressIs|needsYou)$/, [['203.0.113.7', 'now']]],
  [/^(tray\.(noAddress|copyAddress)|address\.evidence|event\.familyOnly)$/, [['ipv4'], ['ipv6']]],
  [/^tray\.(vpnStays|accepted)$/, [['203.0.113.7']]],
  [
    /^heading\.second\./,
    [
      ['ipv4', '203.0.113.7'],
      ['ipv6', '2001:db8::7'],
    ],
  ],
  [/^heading\.(counts\.|programs)/, [[1], [31], [10_000]]],
  [/^statusSentence\.(waits|scheduled)$/, [[null], [0], [300_000]]],
  [
    /^statusSentence\.beside$/,
    [undefined, ...NEIGHBOURS].map((neighbours) => [{ own: '203.0.113.7', others: '198.51.100.4', service: 'DDNS Now', neighbours }]),
  ],
  [/^obstacle\.[\w-]+\.text$/, [[null], ['4896–4911']]],
  [
    /^(heading\.vpn|hold\.\w[\w-]*\.sentence)$/,
    [
      [null, false],
      ['203.0.113.7', true],
      ['203.0.113.7', false],
    ],
  ],
  [/^address\.now\./, [[null], ['203.0.113.7']]],
  [/^address\.unsteady$/, [[{ address: '203.0.113.7', until: '12:05', seen: ['198.51.100.4', '198.51.100.5'] }]]],
  [/^(address\.(unconfirmed|waiting)|tray\.unconfirmed)$/, [[null], ['203.0.113.7']]],
  [/^tray\.unsteady$/, [['203.0.113.7', '12:05']]],
  [/^approval\.argument$/, [[1, '192.0.2.1']]],
  [/^country$/, [['JP'], ['de'], ['???']]],
  [/^tray\.(unknown|undecided|offline|paused)$/, [[null], ['203.0.113.7']]],
  [
    /^notice\.address-changed$/,
    [
      [{ family: 'ipv4', address: '203.0.113.7', previous: null, events: 0 }],
      [{ family: 'ipv4', address: '203.0.113.7', previous: null, events: 31 }],
      [{ family: 'ipv6', address: null, previous: '2001:db8::1', events: 1 }],
    ],
  ],
  [/^(banner\.runtime|help\.about\.runtimes)\.(unsupported|older|current)$/, [[{ electron: '25.1.1', builtFor: '45.4.1' }]]],
  [/^notice\.obstacle$/, [...OBSTACLES, 'direct', 'single'].map((verdict) => [verdict])],
  [/^notice\.needs-you$/, [[{ name: 'Home', sentence: 'S' }]]],
  [/^notice\.reminder$/, [7, 3, 1, 0].map((days) => [{ name: 'Home', service: 'No-IP', days, until: 1_767_225_600_000 }])],
  [/^event\.serviceEnded$/, [[undefined], ['2018-08-01']]],
  [/^notice\.network$/, NETWORK_NEWS.flatMap((news) => [[{ news, router: null }], [{ news, router: '192.168.1.1' }]])],
  [
    /^address\.nat\.outer\.found$/,
    [
      ['192.168.0.1', null],
      ['192.168.0.1', 'Modem'],
    ],
  ],
  [/^address\.nat\.outer\.says$/, [[null], ['203.0.113.7']]],
  [/^settings\.home$/, [[null], ['192.168.1.1']]],
  [
    /^settings\.homeHelp$/,
    HOME_RULES.flatMap((rule) => [
      [null, rule],
      [true, rule],
      [false, rule],
    ]),
  ],
  [/^notice\.recovered$/, (['accepted', 'published', 'finished', 'watched'] as const).map((well) => [{ name: 'Home', well }])],
  [
    /^cli\.(importDone)$/,
    [
      [1, 0],
      [3, 2],
    ],
  ],
  [/^cli\.importFailed$/, [['f', 'why']]],
  [/^cli\.folderRefused$/, [['f', 'why']]],
  [/(refreshPlugin)$/, [[null], [28]]],
  [
    /(count|exported)$/,
    [
      [1, 1],
      [1, 3],
    ],
  ],
  [/^finder\.nameServers$/, [[['ns1.example']], [['ns1.example', 'ns2.example', 'ns3.example', 'ns4.example']]]],
  [/^finder\.filled$/, [['DDNS Now', 'Host name']]],
  [/^trial\.success\.json$/, [['/status', 'stored']]],
  [/^trial\.reply$/, [[null], [200]]],
  [
    /^history\.edits$/,
    (['added', 'edited', 'deleted', 'enabled', 'disabled', 'resumed', 'confirmed', 'imported'] as const).map((change) => [change, 31]),
  ],
  [/^history\.group$/, [[{ updated: 30, failed: 1, notSent: 2, matched: 30 }], [{ updated: 1, failed: 0, notSent: 0, matched: 0 }]]],
  [/^history\.exported$/, [[1, '/home/ann/history.csv']]],
  [/^history\.took$/, [[12], [1200]]],
  [/^(history\.evidence|settings\.exported|statusSentence\.published|plugins\.consent\.newHost)$/, [['a', 'b']]],
  [/^plugins\.problems\.place$/, [[1, 2]]],
  [/^plugins\.removeText$/, [[0], [1], [3]]],
  [
    /^statusSentence\.programFailed$/,
    [
      [{ onChange: true }],
      [{ why: 'program-timeout', nextRunMs: 60_000, onChange: false }],
      [{ why: 'program-timeout', nextRunMs: 0, onChange: false }],
      [{ why: 'program-not-found', onChange: false }],
    ],
  ],
  [/^held\.[a-z-]+\.sentence$/, [[{ count: 6, nextMs: 60_000 }], [{ count: 6, nextMs: 0 }]]],
  [/^propagation\.asked$/, [[0], [600_000]]],
  [/^propagation\.visibleIn$/, [[42_000], [3_600_000]]],
  [/^propagation\.wait$/, [['203.0.113.7', 42_000]]],
  [/^propagation\.(left|negative)$/, [[0], [42], [86_400]]],
  [/^weekly\.title$/, [[1_768_446_000_000, 1_769_050_800_000]]],
  [
    /^weekly\.address$/,
    [
      ['IPv4', 1, '203.0.113.9'],
      ['IPv6', 3, null],
    ],
  ],
  [/^weekly\.updates$/, [[0], [12]]],
  [
    /^weekly\.outage$/,
    [
      ['home', 1_768_446_000_000, null],
      ['home', 1_768_446_000_000, 10_800_000],
    ],
  ],
  [/^weekly\.shown$/, [['home.example.com', 99.8, 604_800_000]]],
  [/^weekly\.off$/, [[7_200_000]]],
  [/^weekly\.channel$/, [['ntfy', 1_768_446_000_000]]],
  [
    /^weekly\.open$/,
    [
      ['x', 1],
      ['x', 2],
    ],
  ],
  [/^channels\.failing$/, [['12:00', '12:30']]],
  [/^channels\.month$/, [[3, 200]]],
  [/^tray\.checked$/, [['x', '3']]],
  [/^warnings\.(since|still|had)$/, [[600_000], [7_200_000]]],
  [/^warnings\.snoozedUntil$/, [[1_768_446_000_000]]],
  [/^warnings\.several$/, [[2, 'x']]],
  [
    /^warnings\.named$/,
    [
      ['a, b', 0],
      ['a, b', 2],
    ],
  ],
  [/^warning\./, [[{ since: 1_768_446_000_000, sinceMs: 7_200_000 }], [{ since: 1_768_446_000_000, sinceMs: 60_000, detail: 'x' }]]],
  [
    /^fault$/,
    (['service', 'line', 'unknown'] as const)
      .flatMap((verdict) =>
        (['silent', 'faulty'] as const).flatMap((how) =>
          [0, 1, 2].map((others) => [
            {
              ...{ service: 'Example DNS', verdict, how, sinceMs: 10_800_000, isLineSeen: others > 0 },
              ...{ answered: verdict === 'unknown' ? 0 : others, silent: others, dnsShows: others === 0 ? null : '198.51.100.4' },
            },
          ]),
        ),
      )
      .concat(
        NAMED_FAULTS.map((named) => [
          {
            ...{ service: 'Example DNS', verdict: 'service', how: 'silent', named, sinceMs: 10_800_000 },
            ...{ isLineSeen: true, answered: 0, silent: 0, dnsShows: null },
          },
        ]) as never,
      ),
  ],
  [
    /^watch\.sentence$/,
    WATCH_STATES.flatMap((state) =>
      (['mine', 'given', 'any'] as const).map((expects) => [
        {
          ...{ state, expects, host: 'friend.example', addresses: '198.51.100.4', expected: '203.0.113.7', beside: '198.51.100.5' },
          ...{ alias: expects === 'any' ? 'real.example' : null, families: 'IPv4', checked: expects === 'any' ? null : 'now' },
        },
      ]),
    ),
  ],
  [
    /^watch\.allMatch$/,
    [
      [3, 'now'],
      [3, null],
    ],
  ],
  [
    /^watch\.counts$/,
    [
      [1, 1],
      [3, 2],
    ],
  ],
  [/^watch\.expected$/, [['203.0.113.7']]],
  [/^command\.standing\./, [null, '3'].flatMap((age) => [null, 'x'].map((why) => [{ addresses: '203.0.113.7', age, why }]))],
  [
    /^command\.noSuchEvent$/,
    [
      ['x', []],
      ['x', ['a', 'b']],
    ],
  ],
  [
    /^command\.whichService$/,
    [
      [['a', 'b'], 2],
      [['a'], 9],
    ],
  ],
  [/^command\.(whichSecret|chooseFrom)$/, [[['token']]]],
  [/^command\.badFilter$/, [['topic', ['a', 'b']]]],
  [/^command\.badAnswer$/, [['families', 'x']]],
  [/^cli\.held\./, [[12, '/data']]],
  [/^command\.runs\./, [[12]]],
  [/^command\.portTaken$/, [[9100, 'EADDRINUSE']]],
  [/^command\.notWritten$/, [['/etc/x', 'EACCES']]],
  [/^command\.pluginGood$/, [['x.json', 'Example', 'x']]],
  [/^command\.added$/, [['x', 'a1']]],
  [/^weekly\.title$/, [[1_768_446_000_000, 1_769_050_800_000]]],
  [
    /^weekly\.address$/,
    [
      ['IPv4', 1, '203.0.113.7'],
      ['IPv6', 3, null],
    ],
  ],
  [
    /^weekly\.outage$/,
    [
      ['x', 1_768_446_000_000, null],
      ['x', 1_768_446_000_000, 600_000],
    ],
  ],
  [/^weekly\.shown$/, [['home.example.com', '99.4', 600_000_000]]],
  [/^weekly\.off$/, [[7_200_000]]],
  [/^weekly\.channel$/, [['x', 1_768_446_000_000]]],
  [
    /^weekly\.open$/,
    [
      ['x', 1],
      ['x', 2],
    ],
  ],
  [/^cli\.help$/, [['npm start --']]],
  [/^cli\.(unknownFlag|missingValue|unexpectedValue)$/, [['--x', 'npm start --']]],
  [/^(journal|cli\.readableLine)$/, []],
];
const samplesFor = (path: string): unknown[][] => SAMPLES.find(([pattern]) => pattern.test(path))?.[1] ?? [[1], [2], ['x']];

const leaves = (value: unknown, path: string): [string, string][] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return samplesFor(path).flatMap((sample, index) => leaves(value(...sample), `${path}(${index})`));
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
  throw new Error(`${path} is ${typeof value}`);
};

const name = { event: 'e', name: 'Home' };
const FACTS: JournalFact[] = [
  ...HOLDS.flatMap((why) => [true, false].map((on): JournalFact => ({ kind: 'hold', why, on }))),
  { kind: 'line', down: true },
  { kind: 'line', down: false },
  { kind: 'line', down: false, since: 1_767_225_000_000 },
  ...HOME_CHANGES.flatMap((change) => [null, '192.168.1.1'].map((router): JournalFact => ({ kind: 'home', change, router }))),
  { kind: 'started', version: '1.0.0', practice: true },
  { kind: 'stopped' },
  ...(['203.0.113.7', null] as const).flatMap((address) =>
    (['198.51.100.4', null] as const).map(
      (previous): JournalFact => ({ kind: 'address', family: 'ipv4', address, previous, evidence: [] }),
    ),
  ),
  {
    kind: 'undecided',
    family: 'ipv6',
    address: null,
    evidence: [{ source: 's', operator: 'o', transport: 'https', answer: 'unknown', why: 'timeout' }],
  },
  ...BECAUSE.map(
    (because): JournalFact => ({
      kind: 'undecided',
      family: 'ipv4',
      address: '203.0.113.7',
      because,
      until: 1,
      evidence: COUNTS.map((counted) => ({
        source: counted,
        operator: 'o',
        transport: 'stun',
        answer: 'address' as const,
        address: '203.0.113.8',
        counted,
      })),
    }),
  ),
  ...OUTCOME_KINDS.map(
    (outcome): JournalFact => ({
      kind: 'update',
      ...name,
      service: 's',
      hosts: ['h'],
      ipv4: '203.0.113.7',
      outcome,
      tookMs: 1,
      reason: 'timeout',
      nextTryAt: 1,
    }),
  ),
  ...VERIFICATIONS.map(
    (verification): JournalFact => ({
      kind: 'verification',
      ...name,
      host: 'h',
      family: 'ipv4',
      verification,
      expected: '203.0.113.7',
      seen: [],
      sinceUpdateMs: 900,
    }),
  ),
  { kind: 'command', ...name, outcome: 'updated', exitCode: 0, output: 'ok', tookMs: 1 },
  ...(['program-not-found', 'program-timeout', 'program-failed', 'practice-program'] as const).map(
    (reason): JournalFact => ({ kind: 'command', ...name, outcome: 'bad-config', reason, exitCode: 3, output: '', tookMs: 1 }),
  ),
  ...(['added', 'edited', 'deleted', 'enabled', 'disabled', 'resumed', 'imported'] as const).map(
    (change): JournalFact => ({ kind: 'event', ...name, change }),
  ),
  ...(['program-not-found', 'program-not-started', 'practice-program'] as const).map(
    (reason): JournalFact => ({ kind: 'command', ...name, outcome: 'not-sent', reason, exitCode: null, output: '', tookMs: 1 }),
  ),
  ...DNS_ANSWERS.flatMap((answer) =>
    [undefined, ...DNS_ANSWERS].map((before): JournalFact => {
      const of = (kind: typeof answer) => ({ answer: kind, addresses: kind === 'addresses' ? ['203.0.113.7'] : [] });
      return {
        kind: 'watch',
        ...name,
        host: 'h',
        ...of(answer),
        ...(before === undefined ? {} : { previous: of(before) }),
        alias: 'a.example',
      };
    }),
  ),
  { kind: 'paused', until: null },
  { kind: 'paused', until: 5 },
  { kind: 'continued' },
  ...BUDGET_HOLDS.map((why): JournalFact => ({ kind: 'budget', ...name, why, until: 5, count: 6 })),
  ...(['added', 'replaced', 'removed'] as const).flatMap((change) =>
    ['api.dns.example', null].map((host): JournalFact => ({ kind: 'plugin', plugin: 'p', name: 'P', host, change })),
  ),
  ...PROBLEMS.map((problem): JournalFact => ({ kind: 'problem', problem })),
];

/** What only a look from outside could tell, and Saikoro takes none: it asks the DNS. */
const OVERCLAIMS = {
  en: /\b(?:world|findable|reachable|reach(?:es|ed)?|visible|accessible|online)\b/i,
  ja: /世界|見つけられ|見つかる|外から見え|届くこと|外から接続できます|アクセスでき/,
};
/** Where such a word claims nothing of the kind, and why. */
const NO_CLAIM: [RegExp, string][] = [
  [/^channels\.verdict\.network$/, 'a channel whose server Saikoro itself did not get through to'],
  [/^(outcome|happened|outcomeSentence)\.network/, 'a service that Saikoro itself did not get through to'],
  [/^journal\(|^cli\.readableLine/, 'the same, in the history'],
  [/^helpPages\./, 'what a user can try and which kinds of line keep others out, not what Saikoro saw'],
  [/^loadFailed$/, 'the window and the app'],
  [/^banner\.runtime\.next$/, 'this computer’s own connection'],
  [/^address\.why\.unreachable$/, 'a source that was asked'],
  [/(reason|outcomeSentence)\..*|^notSent|^address\.verdict\.reserved$/, 'addresses that nobody outside reaches, by their range'],
  [/^address\.nat\.verdict\.(map-e|differs)\.text$/, 'what the line keeps out, and what an echo service saw'],
];

describe.each(LANGUAGES)('the catalogue in %s', (language) => {
  const strings: CommandStrings = commandStringsFor(language);
  const all = leaves({ ...strings, helpPages: HELP[language] }, '');

  it('has no empty text and none with a hole in it', () => {
    expect(all.length).toBeGreaterThan(400);
    for (const [path, text] of all) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object|Infinity/);
    }
  });

  it('never says that others get through, which nobody checked', () => {
    for (const [path, text] of all) if (!NO_CLAIM.some(([place]) => place.test(path))) expect(text, path).not.toMatch(OVERCLAIMS[language]);
  });

  it('is in its own language throughout', () => {
    for (const [path, text] of all) {
      if (SAME_IN_BOTH.test(path)) continue;
      if (language === 'ja') expect(text, path).toMatch(japanese);
      else expect(text, path).not.toMatch(japanese);
    }
  });

  it('is set as its language is, in the same words throughout', () => {
    if (language === 'en') {
      for (const [path, text] of all) expect(text, path).not.toMatch(/ [,.;:!?](?: |$)|\. {2}|[‘“"]\s|\bcan not\b/);
      return;
    }
    // What others' pages call it, and what the samples put in.
    const terms = /Yahoo!メール|SMTPアクセス|\b(?:now|why|when|x|a|b)\b/g;
    for (const [path, raw] of all) {
      if (SAME_IN_BOTH.test(path)) continue;
      const text = raw.replace(terms, '');
      expect(text, path).not.toMatch(/[A-Za-z][ぁ-ゖァ-ヺー一-龠]|[ぁ-ゖァ-ヺー一-龠][A-Za-z]/);
      // まもなく is an adverb already, 5分後 becomes one by に alone; no space before a counter.
      expect(text, path).not.toMatch(/まもなくに|後(?:自動|送|実行)|[0-9] (?:つ|回|件|段|文字|語|分|日|個)/);
      expect(text, path).not.toMatch(/[。、）」] | [（「]|[ぁ-ヿ一-龠][()!?,;]|ウィンドウ|わか[らりる]|たずね|聞[いかきくけこ]/);
    }
  });

  it('uses no word that was given up for a plainer one', () => {
    for (const [word, instead] of GIVEN_UP[language]) {
      const found = all.filter(([path, text]) => !SAME_IN_BOTH.test(path) && word.test(text)).map(([path, text]) => `${path}: ${text}`);
      expect(found, `use ${instead}`).toEqual([]);
    }
  });

  it('ends what a banner begins with, so that the rest can follow', () => {
    const titles = [...PROBLEMS.map((code) => strings.problem[code].title), ...HOLDS.map((why) => strings.hold[why].title)];
    for (const title of [...titles, strings.banner.secretsTitle]) expect(title).toMatch(language === 'ja' ? /。$/ : /[.?]$/);
    expect(strings.sentences(['One.', undefined, 'Two.'])).toBe(language === 'ja' ? 'One.Two.' : 'One. Two.');
  });

  it('has words for the whole vocabulary', () => {
    for (const kind of OUTCOME_KINDS) expect(strings.outcome[kind]({ service: 'S' })).not.toBe('');
    for (const reason of REASONS) expect(strings.reason[reason]({ service: 'S' })).not.toBe('');
    for (const problem of PROBLEMS) expect(strings.problem[problem].next).not.toBe('');
    for (const health of HEALTHS) expect(strings.health[health]).not.toBe('');
  });

  it('tells every fact of the journal as a sentence, with its details', () => {
    const services = new Map();
    for (const [seq, fact] of FACTS.entries()) {
      const entry = { ...fact, seq, at: 0 };
      for (const text of [strings.journal(entry), strings.cli.readableLine(entry), ...detailsOf(entry, { strings, services, language })]) {
        expect(text, JSON.stringify(fact)).not.toMatch(/undefined|null|NaN|\[object/);
        expect(text.trim()).not.toBe('');
      }
      expect(strings.journal(entry)).not.toMatch(/[.。]$/);
    }
  });

  it('names what went wrong, why, what to do and what happens by itself', () => {
    const sentence = strings.outcomeSentence['auth-failed']({ service: 'No-IP', excerpt: 'badauth', stopped: true });
    expect(sentence).toContain('No-IP');
    expect(sentence).toContain('badauth');
    expect(sentence).toMatch(language === 'ja' ? /入力し直して.*停止しています/ : /Type the password.*stopped/);
    const later = strings.outcomeSentence.network({ service: 'MyDNS', reason: 'timeout', nextTryMs: 1_800_000 });
    expect(later).toMatch(language === 'ja' ? /30分後に自動で/ : /by itself in 30 minutes/);
  });

  it('says what was looked for, and not that the service said it', () => {
    const sentence = strings.outcomeSentence['bad-host']({ service: 'DNS', reason: 'record-not-found', sought: 'name = home, type = A' });
    expect(sentence).toContain(language === 'ja' ? '探したもの: name = home, type = A。' : 'looked for: name = home, type = A.');
    expect(sentence).not.toMatch(language === 'ja' ? /でした/ : /It said/);
  });

  it('says when the next try comes, wherever it says it, in a moment as in minutes', () => {
    const said = (ms: number): string[] => [
      strings.outcomeSentence.network({ service: 'S', nextTryMs: ms }),
      strings.statusSentence.waits(ms),
      strings.statusSentence.scheduled(ms),
      strings.statusSentence.programFailed({ nextRunMs: ms, onChange: false }),
      ...(['host-hour', 'host-day', 'account'] as const).map((why) => strings.held[why].sentence({ count: 6, nextMs: ms })),
    ];
    for (const text of said(500)) expect(text).toMatch(language === 'ja' ? /まもなく(?:自動|送|実行)/ : / in a moment\b/);
    for (const text of said(300_000)) expect(text).toMatch(language === 'ja' ? /5分後に(?:自動|送|実行)/ : / in 5 minutes\b/);
  });

  it('asks to wait until a moment only where one was named', () => {
    const until = language === 'ja' ? /それまで/ : /until then/;
    expect(strings.outcomeSentence['rate-limited']({ service: 'S', seconds: 300, nextTryMs: 300_000 })).toMatch(until);
    expect(strings.outcomeSentence['rate-limited']({ service: 'S', nextTryMs: 300_000 })).not.toMatch(until);
  });

  it('blames the clock alone only where the service said so', () => {
    const blame = language === 'ja' ? /^このコンピューターの時計が合っていません。$/ : /^This computer’s clock is wrong\.$/;
    expect(strings.reason.clock({ service: 'S', kind: 'auth-failed' })).toMatch(blame);
    const certificate = strings.outcomeSentence.network({ service: 'S', reason: 'clock' });
    expect(certificate).toMatch(
      language === 'ja' ? /何も送信しませんでした。期限が切れているか、時計が合っていません/ : /so nothing was sent: it has expired, or/,
    );
  });

  it('has a text for a refusal it was never told of', () => {
    expect(refusalText(strings, 'no-such-code')).toContain('no-such-code');
    expect(refusalText(strings, 'disk-full', 'ENOSPC')).toContain('ENOSPC');
    // A moment, rounded up to the minute: seconds would stand there and not count down.
    const until = new Date(2026, 10, 29, 21, 13, 4).getTime();
    expect(refusalText(strings, 'too-soon', String(until))).toContain(strings.timeBrief(new Date(2026, 10, 29, 21, 14).getTime()));
    expect(refusalText(strings, 'too-soon', String(until))).not.toMatch(/秒|second/);
    expect(refusalText(strings, 'disk-full', 'ENOSPC')).toMatch(language === 'ja' ? /。（ENOSPC）$/ : /\. \(ENOSPC\)$/);
  });
});

describe('dates', () => {
  const at = new Date(2026, 10, 29, 21, 13).getTime();

  it('follow the system where it speaks English of some kind, and are British otherwise', () => {
    expect(['en', 'en-US', 'en-AU', 'en-GB', 'ja-JP', 'de', 'eng'].map(englishLocale)).toEqual([
      'en',
      'en-US',
      'en-AU',
      'en-GB',
      'en-GB',
      'en-GB',
      'en-GB',
    ]);
    expect(datesIn('en-US').brief(at)).toMatch(/^Nov 29, 0?9:13\sPM$/);
    expect(datesIn('en-GB').brief(at)).toBe('29 Nov, 21:13');
  });

  it('are set in Japanese as Japanese prints them', () => {
    const ja = stringsFor('ja');
    expect([ja.day(at), ja.timeBrief(at), ja.clock(at)]).toEqual(['2026年11月29日（日）', '11月29日 21:13', '21:13']);
  });
});

describe('spans of time', () => {
  it('reads as people say it', () => {
    const [en, ja] = [stringsFor('en'), stringsFor('ja')];
    expect([0, 9_000, 59_400, 60_000, 119_000, 3_599_000, 7_200_000, 86_400_000, 172_800_000].map(en.age)).toEqual([
      'just now',
      'just now',
      '59 seconds ago',
      '1 minute ago',
      '1 minute ago',
      '59 minutes ago',
      '2 hours ago',
      '1 day ago',
      '2 days ago',
    ]);
    expect([0, 180_000, 3_600_000, 172_800_000].map(ja.age)).toEqual(['たった今', '3分前', '1時間前', '2日前']);
    expect(ja.age(-60_000)).toBe('たった今');
    expect([500, 300_000].map(ja.ahead)).toEqual(['まもなく', '5分後']);
    expect(en.ahead(300_000)).toBe('in 5 minutes');
    expect(ja.schedule({ kind: 'weekly', weekday: 1, at: '04:00' })).toBe('毎週月曜日 04:00');
    expect(en.schedule({ kind: 'weekly', weekday: 0, at: '04:00' })).toBe('Sundays at 04:00');
  });
});
