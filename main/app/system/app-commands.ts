import type { Arg, Result } from '../../../preload/contract/api.ts';
import type { Family } from '../../../preload/contract/event.ts';
import { readableHost } from '../../../preload/strings/idn.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import type { ServiceInfos } from '../../../preload/strings/sentences/wording.ts';
import { wishesOf } from '../../engine/approvals/approvals.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Wish } from '../../ports/storage/approvals.ts';
import type { Releases } from '../releases/releases.ts';
import { eventText } from './event-text.ts';
import type { LoginItem } from './login-item.ts';

/** What the user may ask for both in the window and in the tray's menu, apart from the engine's own commands. */
export interface AppCommands {
  checkAddress: Engine['commands']['checkAddress'];
  pause: Engine['commands']['pause'];
  /** Asks for the user's leave where it is needed. */
  runEvents(ids: string[]): Promise<Result<'events.run'>>;
  copyText(text: string): void;
  /** The address of a family to the clipboard. */
  copyAddress(family: Family): Result<'address.copy'>;
  /** Host names, addresses or whole rows of events to the clipboard. */
  copyEvents(arg: Arg<'events.copy'>): Result<'events.copy'>;
  /** What else names the host of before a move, a line each, to the clipboard. */
  copyMoveList(arg: Arg<'moves.copyList'>): Result<'moves.copyList'>;
  /** Whether Saikoro opens at login; the state then says what the system made of it. */
  openAtLogin(enabled: boolean): Result<'login.set'>;
  /** The state says again whether Saikoro opens at login: the system may have changed it. */
  readLoginItem(): void;
  /** Saikoro's own versions. */
  checkRelease(): Promise<Result<'release.check'>>;
  installRelease(): Promise<Result<'release.install'>>;
  seenRelease(): Result<'release.seen'>;
  /** Another address in practice. */
  changePractice(): Result<'practice.change'>;
}

export interface AppCommandsNeeds {
  saikoro: Pick<Engine, 'commands' | 'state' | 'eventManager'>;
  /** Asks the user for what is new (main/app/ipc/approval-questions.ts). */
  approval: { allow(wishes: readonly Wish[]): Promise<Result<'events.run'>> };
  loginItem: LoginItem;
  releases: Pick<Releases, 'check' | 'install' | 'seen'>;
  copyText: (text: string) => void;
  services: ServiceInfos;
  clock: Pick<Clock, 'now'>;
  /** null outside practice. */
  changePractice: (() => void) | null;
}

const DONE = { ok: true } as const;

export const createAppCommands = ({
  saikoro,
  approval,
  loginItem,
  releases,
  copyText,
  changePractice,
  services,
  clock,
}: AppCommandsNeeds): AppCommands => {
  const { commands, state } = saikoro;
  const readLoginItem = (): void => state.change({ loginItem: loginItem.read() });
  return {
    checkAddress: commands.checkAddress,
    pause: commands.pause,
    async runEvents(ids) {
      const events = ids.map((id) => saikoro.eventManager.get(id)).filter((event) => event !== undefined);
      const answer = await approval.allow(events.flatMap((event) => wishesOf(event, state.fields().settings.address)));
      return answer.ok ? commands.run(ids) : answer;
    },
    copyText,
    copyEvents({ ids, what }) {
      const { language } = state.fields();
      const views = ids.flatMap((id) => state.event(id) ?? []);
      const text = eventText(views, what, clock.now(), { strings: stringsFor(language), services, language });
      if (text === '') return { ok: false, code: what === 'addresses' ? 'no-address' : 'not-found' };
      copyText(text);
      return DONE;
    },
    copyMoveList({ hosts, items }) {
      const strings = stringsFor(state.fields().language);
      copyText(
        [
          strings.moving.listTitle(hosts.map(readableHost).join(', ')),
          ...items.map(({ text, done }) => `${done ? '☑' : '☐'} ${text}`),
          '',
        ].join('\n'),
      );
      return DONE;
    },
    copyAddress(family) {
      const { address } = state.fields().addresses[family];
      if (address === null) return { ok: false, code: 'no-address' };
      copyText(address);
      return DONE;
    },
    openAtLogin(enabled) {
      const done = loginItem.set(enabled);
      readLoginItem();
      return done.ok ? DONE : { ok: false, code: done.full ? 'disk-full' : 'disk-error', detail: done.detail };
    },
    readLoginItem,
    checkRelease: releases.check,
    installRelease: releases.install,
    seenRelease: releases.seen,
    changePractice() {
      if (changePractice === null) return { ok: false, code: 'not-practice' };
      changePractice();
      return DONE;
    },
  };
};
