import * as v from 'valibot';
import type { FileV1 } from './v1.ts';

/** Before the first release: an event had one host. Frozen; nothing of today's contract is imported. */
export const fileSchema = v.object({
  version: v.literal(0),
  settings: v.unknown(),
  ui: v.unknown(),
  events: v.array(v.unknown()),
});
export type FileV0 = v.InferOutput<typeof fileSchema>;

const oneHost = v.looseObject({ type: v.literal('dns'), host: v.string() });

const upEvent = (event: unknown): unknown => {
  if (!v.is(oneHost, event)) return event;
  const { host, ...rest } = event;
  return { ...rest, hosts: [host] };
};

/** What isn't understood passes as it is: the last step sets it aside. */
export const up = (file: FileV0): FileV1 => ({ ...file, version: 1, events: file.events.map(upEvent) });
