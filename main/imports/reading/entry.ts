import type { DnsEvent } from '../../../preload/contract/event.ts';
import type { ImportedAddress, Left, Note } from '../../../preload/contract/imports/plan.ts';

export type Families = DnsEvent['families'];

/** One thing that the old client keeps: names at a service, as its file has them, in this project's words. */
export interface Entry {
  line: number;
  /** The service in the old client's words. */
  called: string;
  /** Its id here; null: it has no counterpart. */
  service: string | null;
  /** Full names, or with `suffix` what stands before it. */
  hosts: readonly string[];
  /** By the keys of the service's fields, secrets among them; `username` and `password` also where the service calls them otherwise. */
  values: Readonly<Record<string, string>>;
  families: Families;
  address: ImportedAddress;
  enabled: boolean;
  /** Days after which an unchanged address is sent again. */
  refresh?: number | 'never';
  name?: string;
  ipv6Host?: string;
}

/** What one file says. */
export interface Read {
  entries: Entry[];
  left: Left[];
  warnings: Note[];
}

export const emptyRead = (): Read => ({ entries: [], left: [], warnings: [] });

/** What a client calls a service, and how its options become the service's fields. */
export interface ServiceRow {
  service: string | null;
  /** By the client's option the key of the service's field. */
  fields: Readonly<Record<string, string>>;
}

/** `row('duckdns', 'password:token')`: its password is the service's token. */
export const row = (service: string | null, fields = ''): ServiceRow => ({
  service,
  fields: Object.fromEntries(
    fields
      .split(' ')
      .filter(Boolean)
      .map((pair) => pair.split(':') as [string, string]),
  ),
});

/** Records by a name that comes from a file. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
