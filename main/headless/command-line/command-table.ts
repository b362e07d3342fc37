/** What a command may be given beside its words. */
export const OPTIONS = {
  'user-data-dir': { type: 'string' },
  'ca-file': { type: 'string' },
  credentials: { type: 'string' },
  lang: { type: 'string' },
  log: { type: 'string' },
  timeout: { type: 'string' },
  limit: { type: 'string' },
  listen: { type: 'string' },
  service: { type: 'string' },
  hosts: { type: 'string' },
  families: { type: 'string' },
  address: { type: 'string' },
  device: { type: 'string' },
  schedule: { type: 'string' },
  name: { type: 'string' },
  search: { type: 'string' },
  topic: { type: 'string' },
  result: { type: 'string' },
  since: { type: 'string' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
  stay: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;
export type OptionName = keyof typeof OPTIONS;

export type Options = { [K in OptionName]?: (typeof OPTIONS)[K]['type'] extends 'boolean' ? boolean : string };

/** Every command takes these. */
export const EVERYWHERE: readonly OptionName[] = ['user-data-dir', 'lang', 'help', 'version'];

/** Options that answer a question of the form beforehand. */
export const ANSWERS = ['service', 'hosts', 'families', 'address', 'device', 'schedule', 'name'] as const satisfies OptionName[];
export type AnswerOption = (typeof ANSWERS)[number];

interface CommandShape {
  /** The words it needs (`…`: one or more; `?`: may be left out). */
  words: readonly `${'NAME' | 'FILE' | 'FIELD' | 'COMMAND'}${'' | '?' | '…' | '?…'}`[];
  options: readonly OptionName[];
  /** As a user would type them, after `saikoro`. */
  examples: readonly string[];
}
const HANDED_IN = ['ca-file', 'credentials'] as const;

export const COMMANDS = {
  run: { words: [], options: ['log', 'listen', ...HANDED_IN], examples: ['run', 'run --listen=9100 --log=json'] },
  once: { words: ['NAME?…'], options: ['timeout', 'json', 'log', ...HANDED_IN], examples: ['once', 'once home.example.com --timeout=300'] },
  status: { words: [], options: ['json', 'credentials'], examples: ['status', 'status --json'] },
  'events list': { words: [], options: ['json', 'credentials'], examples: ['events', 'events list --json'] },
  'events show': {
    words: ['NAME'],
    options: ['json', 'credentials'],
    examples: ['events show home.example.com', 'events show home.example.com --json'],
  },
  'events add': {
    words: ['FILE?'],
    options: [...ANSWERS, 'yes'],
    examples: [
      'events add',
      'events add --service=duckdns --hosts=home.duckdns.org --families=46 < token.txt',
      'events add --address=interface:eth0 --schedule=daily:04:00',
      'events add event.json',
    ],
  },
  'events edit': {
    words: ['NAME'],
    options: [...ANSWERS, 'yes'],
    examples: [
      'events edit home.example.com',
      'events edit home.example.com --families=46 --device=::1234:5678:9abc:def0',
      'events edit home.example.com --address=url:https://192.168.1.1/ip --yes',
      'events edit home.example.com --schedule=weekly:mon:04:00',
    ],
  },
  'events remove': {
    words: ['NAME…'],
    options: ['yes'],
    examples: ['events remove home.example.com', 'events remove a.example.com b.example.com --yes'],
  },
  'events enable': { words: ['NAME…'], options: ['yes'], examples: ['events enable home.example.com'] },
  'events disable': { words: ['NAME…'], options: [], examples: ['events disable home.example.com'] },
  'events run': {
    words: ['NAME…'],
    options: ['timeout', 'json', 'log', ...HANDED_IN],
    examples: ['events run home.example.com', 'events run home.example.com --json --timeout=60'],
  },
  'events log': {
    words: ['NAME?'],
    options: ['search', 'topic', 'result', 'since', 'limit', 'json'],
    examples: [
      'events log',
      'events log home.example.com --result=bad --since=7d',
      'events log --topic=address --limit=10',
      'events log --json',
    ],
  },
  import: { words: ['FILE'], options: ['dry-run', 'json'], examples: ['import /etc/ddclient.conf --dry-run', 'import events.json'] },
  'secret set': {
    words: ['NAME', 'FIELD?'],
    options: [],
    examples: ['secret set home.example.com', 'secret set home.example.com password < password.txt'],
  },
  'plugin check': { words: ['FILE…'], options: ['json'], examples: ['plugin check my-service.json'] },
  'plugin install': { words: ['FILE'], options: ['yes'], examples: ['plugin install my-service.json'] },
  'plugin list': { words: [], options: ['json'], examples: ['plugin list', 'plugin list --json'] },
  'service show': { words: [], options: [], examples: ['service show'] },
  'service install': { words: [], options: ['yes'], examples: ['service install', 'service install --yes'] },
  'service uninstall': { words: [], options: ['yes'], examples: ['service uninstall'] },
  practice: { words: [], options: ['stay', 'log', 'timeout'], examples: ['practice', 'practice --stay'] },
  help: { words: ['COMMAND?…'], options: [], examples: ['help', 'help events add'] },
} as const satisfies Record<string, CommandShape>;
export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

/** A first word that wants a second one: events, secret, plugin, service. */
export const membersOf = (group: string): CommandName[] => COMMAND_NAMES.filter((name) => name.startsWith(`${group} `));
export const isGroup = (word: string): boolean => membersOf(word).length > 0;
export const GROUPS = [...new Set(COMMAND_NAMES.filter((name) => name.includes(' ')).map((name) => name.split(' ')[0] ?? ''))];
