/** What routers do otherwise than the standards say, each a switch of its own. */
export const WAYS = [
  // HTTP
  'lf-alone',
  'no-length',
  'length-too-short',
  'length-too-long',
  'length-twice',
  'two-lengths',
  'length-beside-chunks',
  'blank-before-colon',
  'line-without-colon',
  'odd-version',
  'interim-reply',
  'stays-open',
  'one-byte-at-a-time',
  // SSDP
  'ssdp-lf-alone',
  'ssdp-line-without-colon',
  'ssdp-named',
  'ssdp-root-device-only',
  // XML
  'odd-case',
  'other-prefix',
  'lost-beginning',
  'c-string',
  'dsl-forum',
  'named-base',
  // What it asks of us
  'soapaction-by-spelling',
] as const;
export type Way = (typeof WAYS)[number];

/** All at once, but for those that exclude each other. */
export const ODDEST: Way[] = [
  'lf-alone',
  'two-lengths',
  'line-without-colon',
  'odd-version',
  'interim-reply',
  'one-byte-at-a-time',
  'ssdp-lf-alone',
  'ssdp-line-without-colon',
  'ssdp-named',
  'odd-case',
  'lost-beginning',
  'c-string',
  'dsl-forum',
  'named-base',
  'soapaction-by-spelling',
];

/** What nobody can read, so that it is told as that. */
export const UNREADABLE_WAYS = ['http-nonsense', 'log-in-page', 'soap-nonsense', 'ssdp-nonsense'] as const;
export type UnreadableWay = (typeof UNREADABLE_WAYS)[number];

/** What it makes of a question in NAT-PMP. */
export type NatPmpWay = 'answers' | 'silent' | 'two-bytes' | 'refuses';

export interface Play {
  address: string;
  ways: ReadonlySet<Way | UnreadableWay>;
  /** Offers UPnP. */
  upnp: boolean;
  natPmp: NatPmpWay;
  pcp: boolean;
}
