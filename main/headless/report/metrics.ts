import { FAMILIES, nameOf } from '../../../preload/contract/event.ts';
import { OUTCOME_KINDS, type OutcomeKind } from '../../../preload/contract/outcome.ts';
import { PUBLICATIONS } from '../../../preload/contract/publication.ts';
import type { AppState, EventView } from '../../../preload/contract/state.ts';
import { verdictOf } from '../../channels/delivery/heartbeat.ts';

type Fields = Readonly<Omit<AppState, 'seq' | 'events'>>;

/** A label's value in the text format of Prometheus (exposition formats, 0.0.4). */
const label = (value: string): string => `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;
const labels = (pairs: Record<string, string>): string =>
  `{${Object.entries(pairs)
    .map(([name, value]) => `${name}=${label(value)}`)
    .join(',')}}`;

interface Metric {
  name: string;
  type: 'gauge' | 'counter';
  help: string;
  samples: (readonly [labels: Record<string, string>, value: number])[];
}

const textOf = ({ name, type, help, samples }: Metric): string =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(([of, value]) => `${name}${Object.keys(of).length > 0 ? labels(of) : ''} ${value}`),
  ].join('\n');

/** Updates since the start, by what became of them. */
export type UpdateCounts = Readonly<Partial<Record<OutcomeKind, number>>>;

export const metricsText = (
  fields: Fields,
  views: readonly EventView[],
  { now, updates }: { now: number; updates: UpdateCounts },
): string => {
  const families = views.flatMap(({ event, status }) =>
    event.type === 'dns' && event.enabled
      ? FAMILIES.filter((family) => status[family].wanted).map((family) => ({
          of: { event: event.id, name: nameOf(event), family },
          status: status[family],
        }))
      : [],
  );
  const metrics: Metric[] = [
    {
      ...{ name: 'saikoro_healthy', type: 'gauge', help: 'Whether every enabled event was verified in time (1), or not (0).' },
      samples: [[{}, verdictOf(fields, views, now).kind === 'well' ? 1 : 0]],
    },
    {
      ...{
        name: 'saikoro_event_verified_timestamp_seconds',
        type: 'gauge',
        help: 'When the DNS was last seen for it, in seconds since 1970.',
      },
      samples: families.flatMap(({ of, status }) => (status.verifiedAt === null ? [] : [[of, status.verifiedAt / 1000] as const])),
    },
    {
      ...{ name: 'saikoro_event_mismatch', type: 'gauge', help: 'Whether the DNS showed another address than the one sent (1).' },
      samples: families.map(({ of, status }) => [of, status.verification === 'mismatch' ? 1 : 0] as const),
    },
    {
      ...{ name: 'saikoro_events', type: 'gauge', help: 'Enabled events, by how they stand towards the DNS.' },
      samples: PUBLICATIONS.map((publication) => [{ publication }, fields.publication.counts[publication]] as const),
    },
    {
      ...{ name: 'saikoro_needs_attention', type: 'gauge', help: 'Enabled events for which a person has to act.' },
      samples: [[{}, fields.publication.needsYou]],
    },
    {
      ...{ name: 'saikoro_updates_total', type: 'counter', help: 'Updates since the start, by outcome.' },
      samples: OUTCOME_KINDS.map((outcome) => [{ outcome }, updates[outcome] ?? 0] as const),
    },
    {
      ...{ name: 'saikoro_address_info', type: 'gauge', help: 'The address of the line, by family.' },
      samples: FAMILIES.flatMap((family) => {
        const { address, kind } = fields.addresses[family];
        return address !== null && kind === 'known' ? [[{ family, address }, 1] as const] : [];
      }),
    },
  ];
  return `${metrics.map(textOf).join('\n')}\n`;
};

/** Healthy is what was verified in time, and not that a process lives. Paused and elsewhere is neither well nor ill: it says so. */
export const healthPage = (fields: Fields, views: readonly EventView[], now: number): { status: number; body: string } => {
  const { kind } = verdictOf(fields, views, now);
  const word = { well: 'ok', resting: 'paused', unsure: 'verifying', ill: 'failing' }[kind];
  return { status: kind === 'well' || kind === 'resting' ? 200 : 503, body: `${word}\n` };
};
