import * as v from 'valibot';
import { done, nothing, refusal, trusted } from './answer/answer.ts';
import { channelInfoSchema, channelSchema, channelTestSchema, heartbeatSchema } from './channel.ts';
import { propagationSchema } from './dns/propagation.ts';
import { addressSourceSchema, eventSchema, MOST, moveSchema, typedSecretsSchema } from './event.ts';
import { exchangeSchema } from './exchange.ts';
import { historyCalls } from './history/calls.ts';
import type { ItemOf, PageOf } from './history/filter.ts';
import { clientChoiceSchema, givenFileSchema } from './imports/given.ts';
import type { ClientFile, ClientsFound } from './imports/plan.ts';
import { JOURNAL_KINDS, type JournalEntry, journalEntrySchema } from './journal.ts';
import type { MenuCommand } from './menu/commands.ts';
import { outcomeSchema } from './outcome.ts';
import { MOST_PLUGIN_BYTES, pluginOfferSchema } from './plugin.ts';
import { serviceInfoSchema } from './service.ts';
import { settingsSchema, uiStateSchema, VIEWS } from './settings.ts';
import type { StateDelta } from './state.ts';
import { SNOOZES, warningRefSchema } from './warning.ts';

export type HistoryItem = ItemOf<JournalEntry>;
export type HistoryPage = PageOf<JournalEntry>;

const id = v.pipe(v.string(), v.maxLength(MOST.id));
const ids = v.pipe(v.array(id), v.maxLength(MOST.events));
const passphrase = v.pipe(v.string(), v.maxLength(1024));
const secretText = v.pipe(v.string(), v.maxLength(MOST.url));
/** Of preload/contract/menu/commands.ts; main looks whether there is one of the name, so that the preload script need not carry the table. */
const commandName = v.pipe(v.string(), v.maxLength(40));
const token = v.pipe(v.string(), v.maxLength(64));
const pluginBytes = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.byteLength <= MOST_PLUGIN_BYTES),
);

/** JSON of an AppState. */
const snapshotText = v.string();

/**
 * Every call of the window and every notice to it, each with its decoders. Channels, the bridge, the handlers' types and the
 * tests' doubles all come from this object.
 */
export const api = {
  calls: {
    /** The AppState as JSON text: a text crosses into the page in one piece, ten thousand events would be copied one by one. */
    'state.get': { arg: nothing, result: snapshotText },
    'services.list': { arg: nothing, result: v.array(serviceInfoSchema) },
    /** An update address, or a curl line with one, as a service's page shows it: whose it is, and what it fills in. The surest first. */
    'services.recognize': {
      arg: v.object({ text: v.pipe(v.string(), v.maxLength(8192)) }),
      result: v.array(
        v.object({
          service: v.string(),
          hosts: v.array(v.string()),
          values: v.record(v.string(), v.string()),
          siteOnly: v.boolean(),
          /** Options of a pasted command that the event has no place for; absent: none. */
          dropped: v.optional(v.array(v.string())),
        }),
      ),
    },
    /** Asks the DNS which name servers a host name has, and whose they are. */
    'services.guess': {
      arg: v.object({ host: v.pipe(v.string(), v.minLength(1), v.maxLength(255)) }),
      result: v.variant('ok', [
        v.object({ ok: v.literal(true), services: v.array(v.string()), nameServers: v.array(v.string()) }),
        refusal,
      ]),
    },
    'interfaces.list': { arg: nothing, result: v.array(v.object({ name: v.string(), addresses: v.array(v.string()) })) },
    'events.save': {
      /** secrets: only those typed now; a key left out keeps what is stored. isNew guards against overwriting by a forged id. */
      arg: v.object({
        event: eventSchema,
        secrets: typedSecretsSchema,
        isNew: v.boolean(),
      }),
      result: done,
    },
    /** What an update of this event, as typed, would send first; nothing is sent and nothing is kept. */
    'events.rehearse': {
      arg: v.object({ event: eventSchema, secrets: typedSecretsSchema }),
      result: v.variant('ok', [
        v.object({ ok: v.literal(true), exchanges: v.array(exchangeSchema) }),
        /** would-not-send: outcome says why. */
        v.object({ ...refusal.entries, outcome: v.optional(outcomeSchema) }),
      ]),
    },
    /** What went over the line in the event's last update since the app started; null before one. */
    'events.exchanges': {
      arg: v.object({ id }),
      result: v.nullable(v.object({ at: v.number(), exchanges: v.array(exchangeSchema) })),
    },
    /** What zone servers and public resolvers show of its names. For display only: no update follows from it. */
    'events.propagation': {
      arg: v.object({ id }),
      result: v.variant('ok', [v.object({ ok: v.literal(true), propagation: propagationSchema }), refusal]),
    },
    'events.remove': { arg: v.object({ ids }), result: done },
    'events.duplicate': { arg: v.object({ id }), result: v.variant('ok', [v.object({ ok: v.literal(true), id }), refusal]) },
    'events.enable': { arg: v.object({ ids, enabled: v.boolean() }), result: done },
    /** New secrets for all of them at once, of one service. */
    'events.credentials': { arg: v.object({ ids, secrets: typedSecretsSchema }), result: done },
    /** Puts these, in this order, before another one; null: last. */
    'events.order': { arg: v.object({ ids, before: v.nullable(id) }), result: done },
    'events.undo': { arg: nothing, result: done },
    'events.redo': { arg: nothing, result: done },
    /** To the clipboard, a line each. */
    'events.copy': { arg: v.object({ ids, what: v.picklist(['hosts', 'addresses', 'rows']) }), result: done },
    'events.run': { arg: v.object({ ids }), result: done },
    'events.resume': { arg: v.object({ ids }), result: done },
    /** The user has confirmed at the service what it asks for (EventStatus.confirm). */
    'events.confirm': { arg: v.object({ id }), result: done },
    'address.check': { arg: nothing, result: done },
    /** What would be published over IPv6 for a device (an event's ipv6Host), with this computer's address from `source`; null while that isn't known. */
    'address.device': {
      arg: v.object({ host: v.pipe(v.string(), v.maxLength(64)), source: addressSourceSchema }),
      result: v.variant('ok', [v.object({ ok: v.literal(true), address: v.nullable(v.string()) }), refusal]),
    },
    'address.copy': { arg: v.object({ family: v.picklist(['ipv4', 'ipv6']) }), result: done },
    'app.pause': { arg: v.object({ for: v.picklist(['hour', 'tomorrow', 'resumed', 'not']) }), result: done },
    'app.openLink': { arg: v.object({ url: v.pipe(v.string(), v.maxLength(2048)) }), result: done },
    /** What a menu asks for and main does: chosen by its key or in the quick search. */
    'menu.run': { arg: v.object({ id: commandName }), result: done },
    /** Which commands can do nothing now, so that the menu bar shows them grey. */
    'menu.off': { arg: v.object({ ids: v.pipe(v.array(commandName), v.maxLength(200)), typing: v.boolean() }), result: done },
    /** The whole menu as one that pops up: where the system shows no menu bar. */
    'menu.popup': { arg: nothing, result: done },
    /** What others' works are in it, with their licences. */
    'licences.list': {
      arg: nothing,
      result: v.array(v.object({ name: v.string(), version: v.string(), licence: v.string(), text: v.string() })),
    },
    'settings.save': { arg: v.object({ settings: settingsSchema }), result: done },
    'ui.save': { arg: v.object({ ui: uiStateSchema }), result: done },
    'login.set': { arg: v.object({ enabled: v.boolean() }), result: done },
    'secrets.choose': { arg: v.object({ store: v.picklist(['file', 'session']) }), result: done },
    'journal.page': {
      /** Newest first, below the entry `before`; of one event and of some kinds where given. limit 1 to 500. */
      arg: v.object({
        before: v.optional(v.number()),
        event: v.optional(id),
        kinds: v.optional(v.pipe(v.array(v.picklist(JOURNAL_KINDS)), v.minLength(1), v.maxLength(JOURNAL_KINDS.length))),
        limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
      }),
      result: v.array(journalEntrySchema),
    },
    ...historyCalls<JournalEntry>(),
    'notices.read': { arg: v.object({ ids: v.pipe(v.array(v.number()), v.maxLength(MOST.events)) }), result: done },
    /** Snoozes a warning. */
    'warnings.snooze': { arg: v.object({ ...warningRefSchema.entries, for: v.picklist(SNOOZES) }), result: done },
    /** What else names the host of before a move, as the user wrote it down, to the clipboard. */
    'moves.copyList': {
      arg: v.object({ hosts: moveSchema.entries.fromHosts, items: moveSchema.entries.elsewhere }),
      result: done,
    },
    'problems.dismiss': { arg: v.object({ code: v.pipe(v.string(), v.maxLength(64)) }), result: done },
    /** What helps to find a fault, to the clipboard; hide: host names, names and addresses have stand-ins. */
    'diagnostics.copy': { arg: v.object({ hide: v.boolean() }), result: done },
    /** Main asks where to. */
    'diagnostics.save': { arg: v.object({ hide: v.boolean() }), result: done },
    'transfer.export': {
      arg: v.object({ ids: v.optional(ids), passphrase: v.optional(passphrase) }),
      result: v.variant('ok', [v.object({ ok: v.literal(true), path: v.string(), count: v.number() }), refusal]),
    },
    /** Settings of other clients: what is here, one of those, one that the user picks, one that was dropped. Secrets stay in main. */
    'clients.look': { arg: nothing, result: trusted<ClientsFound>() },
    'clients.open': { arg: v.object({ id: token }), result: trusted<ClientFile>() },
    'clients.choose': { arg: nothing, result: trusted<ClientFile>() },
    'clients.offer': { arg: givenFileSchema, result: trusted<ClientFile>() },
    /** All of it, or nothing. */
    'clients.take': {
      arg: clientChoiceSchema,
      result: v.variant('ok', [v.object({ ok: v.literal(true), added: v.array(v.string()), skipped: v.number() }), refusal]),
    },
    'clients.discard': { arg: v.object({ token }), result: done },
    'transfer.import': {
      /** Without a passphrase a file with secrets answers code passphrase-needed and a token to go on with. */
      arg: v.object({ token: v.optional(token), passphrase: v.optional(passphrase) }),
      result: v.variant('ok', [
        v.object({
          ok: v.literal(true),
          added: v.number(),
          skipped: v.array(v.object({ name: v.string(), code: v.string() })),
          /** Names of those among the added that would run a program: they came switched off. */
          switchedOff: v.array(v.string()),
          /** Names of those whose service has ended: they came switched off as well. */
          ended: v.array(v.string()),
        }),
        v.object({ ...refusal.entries, token: v.optional(v.string()) }),
      ]),
    },
    /** A file the user dropped on the window; `name` is only shown. */
    'plugins.offer': { arg: v.object({ name: v.pipe(v.string(), v.maxLength(255)), bytes: pluginBytes }), result: pluginOfferSchema },
    /** Main asks for the file. */
    'plugins.choose': { arg: nothing, result: pluginOfferSchema },
    /** Files that were opened from outside since the last time this was asked. */
    'plugins.waiting': { arg: nothing, result: v.array(pluginOfferSchema) },
    /** An installed one whose file changed. */
    'plugins.review': { arg: v.object({ id }), result: pluginOfferSchema },
    /** The user agrees to what was shown under this token. */
    'plugins.install': { arg: v.object({ token }), result: v.variant('ok', [v.object({ ok: v.literal(true), id }), refusal]) },
    'plugins.discard': { arg: v.object({ token }), result: done },
    /** All problems of an offered file, to the clipboard. */
    'plugins.copy': { arg: v.object({ token }), result: done },
    'plugins.remove': { arg: v.object({ id }), result: done },
    /** The network this computer is on now is home too. */
    'network.adopt': { arg: nothing, result: done },
    /** Probes the upstream router at `address`, or with null the likely addresses, in two protocols each, once. */
    'network.probeOuter': {
      arg: v.object({ address: v.nullable(v.pipe(v.string(), v.maxLength(40))) }),
      result: v.variant('ok', [
        v.object({
          ok: v.literal(true),
          boxes: v.array(
            v.object({
              address: v.string(),
              /** In what it answered; null: not at all. */
              answered: v.nullable(v.picklist(['nat-pmp', 'upnp'])),
              /** What it says its address on the line is. */
              external: v.nullable(v.string()),
              name: v.nullable(v.string()),
            }),
          ),
        }),
        refusal,
      ]),
    },
    'network.confirmOuter': { arg: v.object({ address: v.pipe(v.string(), v.maxLength(40)) }), result: done },
    'network.forgetOuter': { arg: nothing, result: done },
    'channels.kinds': { arg: nothing, result: v.array(channelInfoSchema) },
    'channels.save': {
      /** secrets: only those typed now; a key left out keeps what is stored, for the same server. */
      arg: v.object({ channel: channelSchema, secrets: typedSecretsSchema, isNew: v.boolean() }),
      result: done,
    },
    'channels.remove': { arg: v.object({ id }), result: done },
    /** Sends a test as it is typed; nothing is kept. */
    'channels.test': {
      arg: v.object({ channel: channelSchema, secrets: typedSecretsSchema }),
      result: v.variant('ok', [channelTestSchema, refusal]),
    },
    /** url: typed now; left out it stays as it is stored for the same kind. */
    'heartbeat.save': { arg: v.object({ heartbeat: heartbeatSchema, url: v.optional(secretText) }), result: done },
    'heartbeat.test': {
      arg: v.object({ heartbeat: heartbeatSchema, url: v.optional(secretText) }),
      result: v.variant('ok', [channelTestSchema, refusal]),
    },
    /** Asks the feed of versions now. */
    'release.check': { arg: nothing, result: done },
    /** Installs what was downloaded, and starts that. */
    'release.install': { arg: nothing, result: done },
    /** What is new was read. */
    'release.seen': { arg: nothing, result: done },
    'practice.change': { arg: nothing, result: done },
  },
  notices: {
    'state.delta': trusted<StateDelta>(),
    'journal.added': journalEntrySchema,
    /** Main asks the window to show something: from a menu, the tray or a notification. */
    show: v.object({
      /** Absent: as it is. */
      view: v.optional(v.picklist(VIEWS)),
      event: v.optional(id),
      /** The events that a person has to act for. */
      needs: v.optional(v.boolean()),
      command: v.optional(trusted<MenuCommand>()),
      /** Files of plug-ins wait to be looked at: plugins.waiting gives them. */
      plugins: v.optional(v.boolean()),
    }),
  },
} as const;

export type Calls = typeof api.calls;
export type CallName = keyof Calls;
export type Arg<N extends CallName> = v.InferOutput<Calls[N]['arg']>;
export type Result<N extends CallName> = v.InferOutput<Calls[N]['result']>;
export type NoticeName = keyof typeof api.notices;
export type Notice<N extends NoticeName> = v.InferOutput<(typeof api.notices)[N]>;

/** What a call answers when its message was refused before it reached its handler. */
export type Envelope<T> =
  | { ok: true; value: T }
  | { ok: false; code: 'bad-request' | 'foreign-sender' | 'too-often' | 'failed'; detail: string };

/** The object the page sees as window.saikoro: one function a call, one a notice, nothing else. */
export type Bridge = {
  [N in CallName]: (arg: Arg<N>) => Promise<Envelope<Result<N>>>;
} & { listen: { [N in NoticeName]: (listener: (notice: Notice<N>) => void) => () => void } };

export const callChannel = (name: CallName): string => `call:${name}`;
export const noticeChannel = (name: NoticeName): string => `notice:${name}`;
