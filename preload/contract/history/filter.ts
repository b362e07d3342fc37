import * as v from 'valibot';

/** What the history can be narrowed to: kinds of entries as a user tells them apart. */
export const TOPICS = ['address', 'update', 'dns', 'program', 'change', 'saikoro'] as const;
export type Topic = (typeof TOPICS)[number];

/** open: nothing was sent, or nothing could be told. */
export const RESULTS = ['good', 'bad', 'open'] as const;
export type EntryResult = (typeof RESULTS)[number];

/** Of a text that is looked for, in signs. */
export const LONGEST_SEARCH = 200;

const id = v.pipe(v.string(), v.maxLength(64));

export const filterSchema = v.object({
  text: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_SEARCH))),
  event: v.optional(id),
  topic: v.optional(v.picklist(TOPICS)),
  result: v.optional(v.picklist(RESULTS)),
});
export type HistoryFilter = v.InferOutput<typeof filterSchema>;

export const isFiltered = ({ text, event, topic, result }: HistoryFilter): boolean =>
  (text ?? '').trim() !== '' || event !== undefined || topic !== undefined || result !== undefined;

export const historyPageArgSchema = v.object({
  filter: filterSchema,
  /** Below this entry. */
  before: v.optional(v.number()),
  /** Only what was before that moment, ms since 1970. */
  until: v.optional(v.number()),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
  /** Without a filter: the newest at once, though what is older may not have been read yet. */
  quick: v.optional(v.boolean()),
});

export const groupArgSchema = v.object({
  seq: v.number(),
  /** So many are passed over. */
  from: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
});

/** Entries that belong to one change, and stand under one line. */
export type GroupSummary = { size: number } & (
  | {
      kind: 'address';
      /** By event, what came of its last update; and those whose DNS showed the address last. */
      updated: number;
      failed: number;
      notSent: number;
      matched: number;
    }
  /** The user did the same with so many events at once. */
  | { kind: 'edits' }
);

/** Entry: of the journal. */
export interface ItemOf<Entry> {
  entry: Entry;
  group?: GroupSummary;
}

export interface PageOf<Entry> {
  /** Newest first. */
  items: ItemOf<Entry>[];
  /** There are older ones. */
  more: boolean;
  /** Entries that the filter lets through, whichever moment is looked at. */
  matching: number;
  /** When the oldest entry of all was written; null: there is none. */
  oldest: number | null;
  /** All was looked at; else only the newest, and what belongs together may not stand together. */
  whole: boolean;
}

export const historyExportArgSchema = v.object({
  of: v.picklist(['journal', 'timeline']),
  as: v.picklist(['csv', 'json']),
  filter: filterSchema,
});
