/** What an option of curl, wget or PowerShell does to the request. `lost`: something Saikoro has no way to say. */
export type Option =
  | 'user'
  | 'password'
  | 'header'
  | 'data'
  | 'encoded'
  | 'json'
  | 'form'
  | 'method'
  | 'get'
  | 'agent'
  | 'referer'
  | 'type'
  | 'nothing'
  | 'lost';

export interface Given {
  option: Option;
  value: string;
  /** As it was written. */
  name: string;
}

interface Meaning {
  option: Option;
  takes: boolean;
}
/** Several names with the same meaning, in one text. */
const table = (rows: readonly (readonly [names: string, option: Option, takes: boolean])[]): ReadonlyMap<string, Meaning> =>
  new Map(rows.flatMap(([names, option, takes]) => names.split(' ').map((name) => [name, { option, takes }] as const)));

const LONG = table([
  ['--user --http-user', 'user', true],
  ['--password --http-password --http-passwd', 'password', true],
  ['--header', 'header', true],
  ['--data --data-raw --data-ascii --data-binary --post-data --body-data -body', 'data', true],
  ['--data-urlencode', 'encoded', true],
  ['--json', 'json', true],
  ['--form --form-string', 'form', true],
  ['--request --method -method', 'method', true],
  ['--get', 'get', false],
  ['--user-agent -useragent', 'agent', true],
  ['--referer', 'referer', true],
  ['-contenttype', 'type', true],
  ['--url --output --output-document --max-time --connect-timeout --timeout --dns-timeout --retry --retry-delay', 'nothing', true],
  ['--retry-max-time --tries --write-out --dump-header -uri -outfile -timeoutsec -erroraction -headers', 'nothing', true],
  ['--silent --show-error --fail --fail-with-body --include --verbose --quiet --no-verbose --compressed --basic', 'nothing', false],
  ['--ipv4 --ipv6 --inet4-only --inet6-only --http1.1 --http2 --progress-bar --no-buffer --globoff --remote-name', 'nothing', false],
  ['-usebasicparsing', 'nothing', false],
  ['--cookie --cookie-jar --cert --key --cacert --capath --proxy --proxy-user --upload-file --config --resolve', 'lost', true],
  ['--connect-to --interface --unix-socket --aws-sigv4 --oauth2-bearer --range --load-cookies --post-file --body-file', 'lost', true],
  ['--certificate --private-key --ca-certificate', 'lost', true],
]);
const CURL = table([
  ['u', 'user', true],
  ['H', 'header', true],
  ['d', 'data', true],
  ['F', 'form', true],
  ['X', 'method', true],
  ['G', 'get', false],
  ['A', 'agent', true],
  ['e', 'referer', true],
  ['o m w D', 'nothing', true],
  ['s S f i v # N g 4 6 0 1 2 q O R J', 'nothing', false],
  ['b c E x T K r U Q', 'lost', true],
]);
const WGET = table([
  ['O o T t P', 'nothing', true],
  ['q n v d 4 6 S', 'nothing', false],
  ['U', 'agent', true],
  ['e i', 'lost', true],
]);

const isLost = (name: string): Given => ({ option: 'lost', value: '', name });

/** Of letters that stand together the last may have a value, right behind it or in the next word. */
const readLetters = (letters: string, next: string, known: ReadonlyMap<string, Meaning>): { given: Given[]; tookNext: boolean } => {
  const given: Given[] = [];
  for (const [at, letter] of [...letters].entries()) {
    const meaning = known.get(letter);
    if (meaning === undefined) return { given: [...given, isLost(`-${letter}`)], tookNext: false };
    const rest = letters.slice(at + letter.length);
    if (meaning.takes)
      return { given: [...given, { option: meaning.option, value: rest || next, name: `-${letter}` }], tookNext: rest === '' };
    given.push({ option: meaning.option, value: '', name: `-${letter}` });
  }
  return { given, tookNext: false };
};

/** The options among the words of a command, in their order. */
export const optionsIn = (words: readonly string[], isWget: boolean): Given[] => {
  const given: Given[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word = '', next = ''] = words.slice(at, at + 2);
    const [, long = '', value] = /^(--?[a-z][a-z0-9.-]*)(?:=([\s\S]*))?$/i.exec(word) ?? [];
    const meaning = LONG.get(long.toLowerCase());
    if (meaning !== undefined) {
      given.push({ option: meaning.option, value: meaning.takes ? (value ?? next) : '', name: long });
      if (meaning.takes && value === undefined) at += 1;
    } else if (word.startsWith('--') && long !== '') {
      given.push(isLost(long));
    } else if (/^-[A-Za-z0-9#]/.test(word)) {
      const read = readLetters(word.slice(1), next, isWget ? WGET : CURL);
      given.push(...read.given);
      if (read.tookNext) at += 1;
    }
  }
  return given;
};
