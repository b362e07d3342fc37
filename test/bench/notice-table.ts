/** How long one client left the world with an old address, change by change, in ms. */
export interface Row {
  label: string;
  /** How the router helped Saikoro; null for other clients. */
  help: string | null;
  took: number[];
}
export interface Rate {
  label: string;
  /** Requests an hour: while the line changes, and while it doesn't (null: not measured). */
  busy: Record<string, number>;
  rest: Record<string, number> | null;
}

/** The smallest value that this part of all values does not exceed. */
export const quantile = (values: number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 9950 ? 2 : 1)} s`;
const line = (label: string, cells: string[]): string => `${label.padEnd(32)}${cells.map((cell) => cell.padStart(11)).join('')}`;

const P50 = 0.5;
const P95 = 0.95;

export const timesTable = (rows: Row[]): string[] => [
  line('from the change to the record', ['changes', 'p50', 'p95', 'max']),
  ...rows.map(({ label, took }) =>
    line(label, [String(took.length), ...[P50, P95, 1].map((part) => (took.length === 0 ? '–' : seconds(quantile(took, part))))]),
  ),
];

/** How many times as long the others take, by the median. */
export const ratioTable = (rows: Row[]): string[] => {
  const ours = rows.filter(({ help }) => help !== null);
  const others = rows.filter(({ help }) => help === null);
  if (ours.length === 0 || others.length === 0) return [];
  return [
    '',
    line(
      'times as long as Saikoro (p50)',
      ours.map(({ help }) => help ?? ''),
    ),
    ...others.map((other) =>
      line(
        other.label,
        ours.map((own) => `${(quantile(other.took, P50) / quantile(own.took, P50)).toFixed(1)} ×`),
      ),
    ),
  ];
};

/** What each way the router helps is to reach: ms; and at rest echo requests an hour, and percent of a core. */
const AT_REST = { echo: 12, cpu: 0.1 };
export const TARGETS: Record<string, { p50: number; max: number; echo: number; cpu: number }> = {
  announcing: { p50: 100, max: 2000, ...AT_REST },
  answering: { p50: 4000, max: 10_000, ...AT_REST },
  none: { p50: 15_000, max: 35_000, ...AT_REST },
};

/** Each target, and whether it was met: no test fails on it, for a busy machine is slower. */
export const targetTable = (rows: Row[], all: Rate[]): string[] => {
  const judged = rows.flatMap(({ label, help, took }) => {
    const target = TARGETS[help ?? ''];
    if (target === undefined || took.length === 0) return [];
    const rest = all.find((each) => each.label === label)?.rest;
    const cell = (measured: number | undefined, most: number, text: (value: number) => string): string =>
      measured === undefined ? '–' : `${text(measured)} ${measured <= most ? 'met' : 'missed'} (${text(most)})`;
    const cells = [
      cell(quantile(took, P50), target.p50, seconds),
      cell(quantile(took, 1), target.max, seconds),
      cell(rest?.echo, target.echo, (value) => value.toFixed(0)),
      cell(rest?.cpu, target.cpu, (value) => `${value.toFixed(2)} %`),
    ];
    return [`${label.padEnd(32)}${cells.map((each) => each.padStart(25)).join('')}`];
  });
  if (judged.length === 0) return [];
  return [
    '',
    `${'targets'.padEnd(32)}${['p50', 'max', 'echoes an hour at rest', 'CPU at rest'].map((each) => each.padStart(25)).join('')}`,
    ...judged,
  ];
};

const rates = (of: Record<string, number>, kinds: string[]): string[] =>
  kinds.map((kind) => (of[kind] === undefined ? '–' : of[kind].toFixed(0)));

export const rateTable = (all: Rate[], kinds: string[]): string[] => [
  line('requests an hour, while it changes', kinds),
  ...all.map(({ label, busy }) => line(label, rates(busy, kinds))),
  ...(all.some(({ rest }) => rest !== null)
    ? [line('requests an hour, at rest', kinds), ...all.map(({ label, rest }) => line(label, rest === null ? [] : rates(rest, kinds)))]
    : []),
];
