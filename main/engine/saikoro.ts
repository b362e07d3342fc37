import type { AddressSource, Family } from '../../preload/contract/event.ts';
import type { ProblemCode } from '../../preload/contract/journal.ts';
import type { AppState, NoticeView } from '../../preload/contract/state.ts';
import type { AddressRules } from './address.ts';
import { createAgenda } from './agenda.ts';
import { createStateStore, type StateStore } from './app-state.ts';
import { createAuthority } from './authority.ts';
import { createBulletin } from './bulletin.ts';
import { createChecker } from './checker.ts';
import { createDesk, type Desk } from './desk.ts';
import type { DocumentStore } from './document.ts';
import type { Source } from './evidence.ts';
import { createInquiry } from './inquiry.ts';
import type { Journal } from './journal.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { createLanes } from './lanes.ts';
import { type AddressChange, createLines, lineKey, NO_ADDRESS } from './lines.ts';
import { createNatWatch } from './nat-watch.ts';
import type { Nearby } from './nearby.ts';
import type { Clock, DnsWire, Interfaces, Programs, Secrets } from './ports.ts';
import type { Ledger } from './record.ts';
import { createRoster } from './roster.ts';
import type { Services } from './service.ts';
import { healthOf } from './status.ts';
import { createUpdater } from './updater.ts';
import { createVerifier } from './verifier.ts';

/** Requests under way at the same time, over all services. */
const MOST_AT_ONCE = 8;

export interface World {
  clock: Clock;
  random: () => number;
  dns: DnsWire;
  interfaces: Interfaces;
  programs: Programs;
  secrets: Secrets;
  ledger: Ledger;
  journal: Journal;
  services: Services;
  documents: DocumentStore;
  /** Those who can tell the address, by family. */
  sources: Source[];
  ownSource: (from: Exclude<AddressSource, { kind: 'automatic' }>, family: Family) => Source;
  rules: AddressRules;
  /** The router next door, and the way out. */
  nearby: Nearby;
  initial: Pick<AppState, 'version' | 'platform' | 'practice' | 'language' | 'secretStore' | 'loginItem' | 'problems'>;
  showNotice: (notice: NoticeView) => void;
}

export interface Saikoro {
  state: StateStore;
  desk: Desk;
  keeper: Keeper;
  start(): void;
  /** The system woke up, was unlocked, or its network changed. */
  disturbed(): void;
  problem(code: ProblemCode, detail?: string): void;
  stop(): void;
}

/** The engine, put together from its parts. Sources → lines → keeper → updater → verifier → state. */
export const createSaikoro = (world: World): Saikoro => {
  const { clock, journal, ledger, rules, random } = world;
  const agenda = createAgenda(clock);
  const lanes = createLanes(MOST_AT_ONCE);
  const { document, readOnly } = world.documents;
  const state = createStateStore(
    {
      ...world.initial,
      health: 'ok',
      addresses: { ipv4: NO_ADDRESS, ipv6: NO_ADDRESS },
      checking: false,
      vpn: false,
      nat: null,
      pausedUntil: null,
      settings: document.settings,
      ui: document.ui,
      notices: [],
      readOnly,
    },
    clock,
  );

  let healthPending = false;
  const touched = (): void => {
    if (healthPending) return;
    healthPending = true;
    queueMicrotask(() => {
      healthPending = false;
      const { pausedUntil, addresses, problems, checking } = state.fields();
      const statuses = [...state.views()].map((view) => view.status);
      state.change({
        health: healthOf({ paused: pausedUntil !== null, offline: isOffline(addresses.ipv4), statuses, problems, checking }),
      });
    });
  };

  const bulletin = createBulletin({ state, clock, show: world.showNotice });
  const roster = (family: Family) =>
    createRoster(
      world.sources.filter((source) => source.family === family),
      { clock, rules },
    );
  const inquiry = createInquiry({ ...world, rosters: { ipv4: roster('ipv4'), ipv6: roster('ipv6') } });
  const lines = createLines({ ...world, inquiry, nat: createNatWatch(world) });
  const verifier = createVerifier({
    agenda,
    clock,
    journal,
    ledger,
    authority: createAuthority({ dns: world.dns, clock, random }),
    touched: (id) => keeper.replan([id]),
    drifted: (event, family) => keeper.repair(event, family),
  });
  const updater = createUpdater(world);
  const keeper = createKeeper({
    ...world,
    agenda,
    bulletin,
    lanes,
    lines,
    state,
    updater,
    verifier,
    refresh: () => checker.check(),
    touched,
  });

  const changed = (changes: AddressChange[]): void => {
    const shown = lineKey(state.fields().settings.address);
    for (const change of changes) if (change.key === shown && change.previous !== null) bulletin.addressChanged(change);
    keeper.replan();
    touched();
  };
  const checker = createChecker({
    ...world,
    agenda,
    lines,
    state,
    changed,
    inUse: () => {
      const wanted = keeper.events().filter((event) => event.type === 'dns' && event.enabled);
      const { settings } = state.fields();
      const uses = (family: Family): boolean =>
        settings.families[family] || wanted.some((event) => event.type === 'dns' && event.families[family]);
      return { sources: [settings.address, ...keeper.sources()], families: { ipv4: uses('ipv4'), ipv6: uses('ipv6') } };
    },
  });
  const desk = createDesk({ ...world, agenda, bulletin, checker, keeper, state, touched });

  return {
    state,
    desk,
    keeper,
    start() {
      journal.add({ kind: 'started', version: world.initial.version, practice: world.initial.practice });
      for (const problem of state.fields().problems)
        journal.add({ kind: 'problem', problem: problem.code, ...(problem.detail === undefined ? {} : { detail: problem.detail }) });
      desk.takeUpPause();
      for (const event of document.events) keeper.add(event);
      checker.start();
      touched();
    },
    disturbed() {
      agenda.recheck();
      checker.disturbed();
    },
    problem(code, detail) {
      if (state.fields().problems.some((problem) => problem.code === code)) return;
      state.change({ problems: [...state.fields().problems, { code, at: clock.now(), ...(detail === undefined ? {} : { detail }) }] });
      journal.add({ kind: 'problem', problem: code, ...(detail === undefined ? {} : { detail }) });
      touched();
    },
    stop() {
      checker.stop();
      lanes.close();
      desk.flush();
      agenda.stop();
      journal.add({ kind: 'stopped' });
    },
  };
};

/** Nobody on the Internet could be reached; what the router says of itself is no sign of it. */
const isOffline = ({ kind, evidence }: AppState['addresses']['ipv4']): boolean => {
  const afar = evidence.filter(({ transport }) => transport !== 'router');
  return kind === 'unknown' && afar.length > 0 && afar.every(({ why }) => why === 'offline' || why === 'dns' || why === 'connection');
};
