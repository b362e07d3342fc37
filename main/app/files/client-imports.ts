import type { Arg, Result } from '../../../preload/contract/api.ts';
import { MOST, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { MOST_SETTINGS_BYTES, MOST_SETTINGS_FILES } from '../../../preload/contract/imports/given.ts';
import type { ClientFile, ClientsFound } from '../../../preload/contract/imports/plan.ts';
import type { Strings } from '../../../preload/strings/index.ts';
import { decidesHost } from '../../engine/approvals/destination.ts';
import type { Engine } from '../../engine/engine.ts';
import { usualPlaces } from '../../imports/places.ts';
import type { FilePlan, PlannedEvent } from '../../imports/plan.ts';
import { runningClients } from '../../imports/running-clients.ts';
import type { Dialogs } from '../../instance/files/dialogs.ts';
import { planImport } from '../../instance/files/import-plan.ts';
import type { UserFiles } from '../../platform/files/user-files.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { ProcessNames } from '../../ports/programs.ts';

/** Settings of other clients. The window sees their plans with dots for the secrets; those stay here until the user takes a plan. */
export interface ClientImports {
  look(): Promise<ClientsFound>;
  open(id: string): Promise<ClientFile>;
  choose(): Promise<ClientFile>;
  offer(arg: Arg<'clients.offer'>): Promise<ClientFile>;
  take(arg: Arg<'clients.take'>): Result<'clients.take'>;
  discard(token: string): Result<'clients.discard'>;
}

export interface ClientImportsNeeds {
  saikoro: Engine;
  services: Pick<Services, 'find'>;
  userFiles: Pick<UserFiles, 'bytes'>;
  dialogs: Dialogs;
  strings: () => Strings;
  processNames: ProcessNames;
  random: () => number;
  platform: string;
  home: string;
}

/** Read when they are first needed: an import is rare. */
const readers = async () => ({ ...(await import('../../imports/plan-file.ts')), ...(await import('../../imports/shown.ts')) });

const lastOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

export const createClientImports = (needs: ClientImportsNeeds): ClientImports => {
  const { saikoro, services, userFiles, random } = needs;
  const waiting = new Map<string, FilePlan>();
  let found = new Map<string, string>();
  const newId = (): string => Array.from({ length: 16 }, () => Math.floor(random() * 36).toString(36)).join('');
  const infoOf = (service: string) => services.find(service)?.info;

  /**
   * Only what the file has no value for can be typed: a page never puts another one in its place. Where that names the server, the file's secrets
   * stay out: nobody but the file could say that they are for it.
   */
  const withTyped = (planned: PlannedEvent, typed: Readonly<Record<string, string>>): PlannedEvent => {
    const fields = infoOf(planned.event.service)?.fields ?? [];
    const given = Object.entries(typed).filter(([key, value]) => planned.missing.includes(key) && value !== '');
    const of = (secret: boolean) =>
      given.filter(([key]) => fields.some((field) => field.key === key && (field.kind === 'secret') === secret));
    return {
      ...planned,
      event: { ...planned.event, settings: { ...planned.event.settings, ...Object.fromEntries(of(false)) } },
      secrets: { ...(given.some(([key]) => decidesHost(key)) ? {} : planned.secrets), ...Object.fromEntries(of(true)) },
    };
  };

  const take = async (file: string, bytes: Uint8Array): Promise<ClientFile> => {
    const { planFile, shownPlan } = await readers();
    const planned = planFile(bytes, infoOf);
    if (!planned.ok) return { ok: false, code: planned.code, file, ...(planned.detail === undefined ? {} : { detail: planned.detail }) };
    // The oldest plan is dropped: a user who opened that many files since has no use for it.
    for (const [token] of [...waiting].slice(0, Math.max(0, waiting.size - MOST_SETTINGS_FILES + 1))) waiting.delete(token);
    const token = newId();
    waiting.set(token, planned.plan);
    return { ok: true, token, file, plan: shownPlan(planned.plan) };
  };
  const read = async (path: string): Promise<ClientFile> => {
    const file = userFiles.bytes(path, MOST_SETTINGS_BYTES);
    if (file.ok) return take(lastOf(path), file.bytes);
    return { ok: false, code: file.code === 'too-large' ? 'import-too-large' : file.code, file: lastOf(path) };
  };

  return {
    async look() {
      const { planFile } = await readers();
      const files = usualPlaces(needs.platform, needs.home).flatMap((path): ClientsFound['files'] => {
        const file = userFiles.bytes(path, MOST_SETTINGS_BYTES);
        const planned = file.ok ? planFile(file.bytes, infoOf) : null;
        return planned?.ok ? [{ id: newId(), path, format: planned.plan.format }] : [];
      });
      found = new Map(files.map(({ id, path }) => [id, path]));
      return { files, running: runningClients(await needs.processNames()) };
    },
    async open(id) {
      const path = found.get(id);
      return path === undefined ? { ok: false, code: 'not-found' } : read(path);
    },
    async choose() {
      const path = await needs.dialogs.openFile({ title: needs.strings().imports.title, filters: [] });
      return path === null ? { ok: false, code: 'cancelled' } : read(path);
    },
    offer: ({ name, bytes }) => take(lastOf(name), bytes),
    take({ token, events: chosen, values }) {
      const plan = waiting.get(token);
      if (plan === undefined) return { ok: false, code: 'not-found' };
      const wanted = new Map(chosen.map(({ id, enabled }) => [id, enabled]));
      const planned = plan.events.filter(({ event }) => wanted.has(event.id)).map((one) => withTyped(one, values[one.event.id] ?? {}));
      const events = planned.map(({ event }): SaikoroEvent => ({ ...event, enabled: wanted.get(event.id) === true }));
      const secrets = new Map(planned.map((one) => [one.event.id, one.secrets]));
      const existing = saikoro.eventManager.events();
      const isEnded = (service: string): boolean => infoOf(service)?.status === 'ended';
      const fresh = planImport({ found: events, existing, secrets, newId, isEnded });
      if (existing.length + fresh.events.length > MOST.events) return { ok: false, code: 'too-many-events', detail: String(MOST.events) };
      const done = saikoro.commands.take(fresh.events, fresh.secrets);
      if (!done.ok) return done;
      waiting.delete(token);
      return { ok: true, added: fresh.events.map(({ id }) => id), skipped: fresh.skipped.length };
    },
    discard(token) {
      waiting.delete(token);
      return { ok: true };
    },
  };
};
