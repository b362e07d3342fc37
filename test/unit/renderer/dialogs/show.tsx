import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import * as v from 'valibot';
import { expect, onTestFinished, vi } from 'vitest';
import { type Arg, api, type Bridge, type CallName, type Result } from '../../../../preload/contract/api.ts';
import type { ServiceInfo } from '../../../../preload/contract/service.ts';
import type { UiState } from '../../../../preload/contract/settings.ts';
import type { AppState } from '../../../../preload/contract/state.ts';
import { createCell } from '../../../../renderer/store/cell.ts';
import { HostContext, ServicesContext } from '../../../../renderer/store/context.ts';
import { type Message, type Overlay, type Shell, ShellContext } from '../../../../renderer/store/navigation.ts';
import { createPendingNavigation } from '../../../../renderer/store/pending-navigation.ts';
import { noSelection } from '../../../../renderer/store/selection.ts';
import { createStore } from '../../../../renderer/store/store.ts';
import { appState } from '../builders.ts';

// What is waited for comes or does not; how soon is not judged on a busy machine.
configure({ asyncUtilTimeout: 60_000 });

/** How main answers; what is not named here is answered by ok. */
export type Answers = { [N in CallName]?: (arg: Arg<N>) => Result<N> };

export interface Shown {
  user: UserEvent;
  /** The calls that went out, in order; each was taken by the contract's decoder. */
  sent: { call: CallName; arg: unknown }[];
  /** What was said at the foot of the window. */
  said: Message[];
  /** Services the window was asked to go on with. */
  chosen: string[];
  /** Events that were marked in the list. */
  marked: string[];
  /** Events whose log was to be shown below the list. */
  followed: string[];
  /** What was to stand over the window. */
  opened: Overlay[];
  /** What the window was asked to remember. */
  kept: Partial<UiState>[];
  /** Where the window was asked to go: a view, and a section of the settings. */
  went: (string | undefined)[][];
  isClosed(): boolean;
}

const bridgeOf = (state: AppState, answers: Answers, sent: Shown['sent']): Bridge => {
  const all: Answers = { 'state.get': () => JSON.stringify(state), ...answers };
  const calls = (Object.keys(api.calls) as CallName[]).map((call) => [
    call,
    async (given: unknown) => {
      const arg = v.parse(api.calls[call].arg as v.GenericSchema, given);
      if (call !== 'state.get') sent.push({ call, arg });
      const answer = (all[call] as ((arg: unknown) => unknown) | undefined)?.(arg) ?? { ok: true };
      return { ok: true, value: v.parse(api.calls[call].result as v.GenericSchema, answer) };
    },
  ]);
  const listen = Object.fromEntries(Object.keys(api.notices).map((notice) => [notice, () => () => {}]));
  return { ...Object.fromEntries(calls), listen } as unknown as Bridge;
};

interface DialogScene {
  state?: Partial<AppState>;
  services?: readonly ServiceInfo[];
  answers?: Answers;
  inEvent?: boolean;
}

/** Draws a dialog as the window does, with a main process that answers by the contract. */
export const show = async (
  dialog: (onClose: () => void) => ReactNode,
  { state = {}, services = [], answers = {}, inEvent = false }: DialogScene = {},
): Promise<Shown> => {
  const shown: Omit<Shown, 'user' | 'isClosed'> = {
    sent: [],
    said: [],
    chosen: [],
    marked: [],
    followed: [],
    opened: [],
    kept: [],
    went: [],
  };
  const bridge = bridgeOf(appState(state), answers, shown.sent);
  const store = createStore(bridge);
  const stop = store.start();
  await waitFor(() => expect(store.get()).not.toBeNull());
  const onClose = vi.fn();
  const shell = {
    inEvent,
    say: (message) => void shown.said.push(message),
    open: (overlay) => void shown.opened.push(overlay),
    keep: (ui) => void shown.kept.push(ui),
    chooseService: (id) => void shown.chosen.push(id),
    select: (ids) => void shown.marked.push(...ids),
    follow: (id) => void shown.followed.push(id),
    selection: createCell(noSelection),
    needsOnly: createCell(false),
    show: (view, section) => void shown.went.push([view, section]),
  } satisfies Partial<Shell> as unknown as Shell;
  render(
    <HostContext value={{ bridge, store, wishes: createPendingNavigation(bridge) }}>
      <ServicesContext value={new Map(services.map((info) => [info.id, info]))}>
        <ShellContext value={shell}>{dialog(onClose)}</ShellContext>
      </ServicesContext>
    </HostContext>,
  );
  onTestFinished(() => {
    cleanup();
    stop();
  });
  return { ...shown, user: userEvent.setup(), isClosed: () => onClose.mock.calls.length > 0 };
};

export const press = ({ user }: Shown, name: string): Promise<void> => user.click(screen.getByRole('button', { name }));
