import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PlannedFile } from '../../preload/contract/imports/plan.ts';
import type { UiState, View } from '../../preload/contract/settings.ts';
import { EventsView } from '../events/events.tsx';
import { offerFiles } from '../importing/offer-files.ts';
import { useAlt } from '../menu/use-alt.ts';
import { type MenuCommands, useCommands } from '../menu/use-commands.ts';
import { useKeys } from '../menu/use-keys.ts';
import { type PluginOffers, usePluginOffers } from '../plugins/plugin-queue.ts';
import { createCell } from '../store/cell.ts';
import { after, settle } from '../store/clock.ts';
import { useAppState, useBridge, useHost, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { type Message, type Overlay, type Reading, type SettingsSection, type Shell, ShellContext, useShell } from '../store/navigation.ts';
import { selectionOf } from '../store/selection.ts';
import { Banners } from './banners.tsx';
import { FileDrop } from './file-drop.tsx';
import { StatusHeader } from './status-header.tsx';
import { Toast } from './toast.tsx';
import { Toolbar } from './toolbar.tsx';
import { useHomeFocus } from './use-home-focus.ts';

// Nothing is loaded for what is not shown.
const AddressView = lazy(() => import('../address/address.tsx'));
const HistoryView = lazy(() => import('../history/history.tsx'));
const SettingsView = lazy(() => import('../settings/settings.tsx'));
const FirstRun = lazy(() => import('../first-run/first-run.tsx'));
const LiveLog = lazy(() => import('../first-run/live-log.tsx'));
const EventDialog = lazy(() => import('../event-dialog/index.tsx'));
const MoveDialog = lazy(() => import('../moving/move-dialog.tsx'));
const RemoveDialog = lazy(() => import('../events/remove-dialog.tsx'));
const CredentialsDialog = lazy(() => import('../accounts/credentials-dialog.tsx'));
const PasswordsDialog = lazy(() => import('../accounts/passwords-dialog.tsx'));
const ChannelDialog = lazy(() => import('../channels/channel-dialog.tsx'));
const ChannelRemoveDialog = lazy(() => import('../channels/channel-remove-dialog.tsx'));
const ExportDialog = lazy(() => import('../settings/export-dialog.tsx'));
const ImportDialog = lazy(() => import('../settings/import-dialog.tsx'));
const ImportClients = lazy(() => import('../importing/import-clients.tsx'));
const PluginSheet = lazy(() => import('../plugins/plugin-sheet.tsx'));
const QuickSearch = lazy(() => import('../menu/quick-search.tsx'));
const ReadingSheet = lazy(() => import('../help/reading.tsx'));
const PluginRemoveDialog = lazy(() => import('../plugins/plugin-remove-dialog.tsx'));

const SAVE_MS = 300;
const NO_PLANS: readonly PlannedFile[] = [];
/** Kept across windows; a selection of thousands is not worth remembering. */
const REMEMBERED = 100;

const OverlayBody = ({ overlay, commands, onClose }: { overlay: Overlay; commands: MenuCommands; onClose(): void }) => {
  switch (overlay.kind) {
    case 'event':
      return (
        <EventDialog
          key={overlay.id ?? 'new'}
          id={overlay.id}
          from={overlay.from}
          service={overlay.service}
          second={overlay.second}
          tab={overlay.tab}
          onClose={onClose}
        />
      );
    case 'first-run':
      return <FirstRun service={overlay.service} onClose={onClose} />;
    case 'move':
      return <MoveDialog id={overlay.id} second={overlay.second} onClose={onClose} />;
    case 'remove':
      return <RemoveDialog ids={overlay.ids} onClose={onClose} />;
    case 'credentials':
      return <CredentialsDialog ids={overlay.ids} onClose={onClose} />;
    case 'passwords':
      return <PasswordsDialog onClose={onClose} />;
    case 'export':
      return <ExportDialog ids={overlay.ids} onClose={onClose} />;
    case 'import':
      return <ImportDialog onClose={onClose} />;
    case 'search':
      return <QuickSearch commands={commands} onClose={onClose} />;
    case 'clients':
      return <ImportClients plans={overlay.plans ?? NO_PLANS} onClose={onClose} />;
    case 'remove-plugin':
      return <PluginRemoveDialog id={overlay.id} onClose={onClose} />;
    case 'channel':
      return <ChannelDialog id={overlay.id} onClose={onClose} />;
    case 'remove-channel':
      return <ChannelRemoveDialog id={overlay.id} onClose={onClose} />;
  }
};

const Inside = ({
  overlay,
  onClose,
  followed,
  onFollowed,
  reading,
  onRead,
  message,
  onMessageEnd,
  offers,
}: {
  overlay: Overlay | null;
  onClose(): void;
  followed: string | null;
  onFollowed(): void;
  reading: Reading | null;
  onRead(): void;
  message: Message | null;
  onMessageEnd(): void;
  offers: PluginOffers;
}) => {
  const modifier = useAppState((state) => (state.platform === 'darwin' ? '⌘' : 'Ctrl+'));
  const { drop } = offers;
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const { open, view } = shell;
  const onFiles = useCallback(
    (files: File[]) => {
      onMessageEnd();
      void offerFiles(bridge, files).then(({ plans, others }) => {
        if (plans.length > 0) open({ kind: 'clients', plans });
        if (others.length > 0) drop(others);
      });
    },
    [onMessageEnd, drop, bridge, open],
  );
  const isCovered = overlay !== null || reading !== null || offers.current !== null;
  const commands = useCommands(isCovered);
  useHomeFocus(
    overlay?.kind ?? null,
    isCovered,
    useAppState((state) => state.events.length),
  );
  useKeys(commands);
  useAlt();
  const { wishes } = useHost();
  const { run } = commands;
  const { collect } = offers;
  const { show, showNeeds } = shell;
  useEffect(
    () =>
      wishes.follow((wish) => {
        if (wish.view !== undefined) show(wish.view);
        if (wish.needs) showNeeds();
        if (wish.event !== undefined) open({ kind: 'event', id: wish.event });
        if (wish.plugins) collect();
        if (wish.command !== undefined) run(wish.command);
      }),
    [wishes, show, showNeeds, open, collect, run],
  );
  return (
    <div className="frame">
      <header className="top">
        <Toolbar modifier={modifier} />
        {view === 'events' && <StatusHeader />}
      </header>
      <Banners />
      <main className="view">
        <Suspense fallback={null}>
          {view !== 'events' && <h1 className="unseen">{strings.view[view]}</h1>}
          {view === 'events' && <EventsView modifier={modifier} />}
          {view === 'address' && <AddressView />}
          {view === 'history' && <HistoryView />}
          {view === 'settings' && <SettingsView />}
        </Suspense>
      </main>
      <Suspense fallback={null}>{followed !== null && view === 'events' && <LiveLog event={followed} onClose={onFollowed} />}</Suspense>
      {message && <Toast message={message} onEnd={onMessageEnd} />}
      <Suspense fallback={null}>{overlay && <OverlayBody overlay={overlay} commands={commands} onClose={onClose} />}</Suspense>
      <Suspense fallback={null}>
        {offers.current && <PluginSheet key={offers.current.token} offer={offers.current} onDone={offers.done} />}
      </Suspense>
      <Suspense fallback={null}>{reading && <ReadingSheet reading={reading} onClose={onRead} />}</Suspense>
      <FileDrop onFiles={onFiles} />
    </div>
  );
};

/** The window: which view, what stands over it, what was said last. */
export const AppShell = () => {
  const { bridge, store } = useHost();
  const initial = useAppState((state) => state.ui);
  const [view, setView] = useState<View>(initial.view);
  const [section, setSection] = useState<Shell['section']>(null);
  const unbegun = useAppState((state) => state.events.length === 0 || state.ui.firstRun?.event !== undefined);
  const [overlay, setOverlay] = useState<Overlay | null>(() => (initial.firstRun?.open && unbegun ? { kind: 'first-run' } : null));
  const [followed, setFollowed] = useState<string | null>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const [needsOnly] = useState(() => createCell(false));
  const [selection] = useState(() => createCell(selectionOf(initial.selected)));
  const kept = useRef<Partial<UiState>>({});
  const saveLater = useMemo(
    () =>
      settle(SAVE_MS, () => {
        const now = store.get();
        if (now) void act(bridge, 'ui.save', { ui: { ...now.ui, ...kept.current } });
      }),
    [bridge, store],
  );
  const keep = useCallback(
    (change: Partial<UiState>) => {
      kept.current = { ...kept.current, ...change };
      saveLater(undefined);
    },
    [saveLater],
  );
  const show = useCallback(
    (next: View, at?: SettingsSection) => {
      setView(next);
      setSection(at === undefined ? null : { name: at });
      keep({ view: next });
    },
    [keep],
  );
  useEffect(() => selection.subscribe(() => keep({ selected: [...selection.get().ids].slice(0, REMEMBERED) })), [selection, keep]);
  const close = useCallback(() => setOverlay(null), []);
  const endFollowing = useCallback(() => {
    setFollowed(null);
    after(0, () => document.querySelector<HTMLElement>('main .grid')?.focus());
  }, []);
  const endReading = useCallback(() => setReading(null), []);
  const endMessage = useCallback(() => setMessage(null), []);
  const offers = usePluginOffers(bridge, useStrings(), setMessage);
  const { choose, review } = offers;

  const inEvent = overlay?.kind === 'event' || overlay?.kind === 'first-run';
  const chooseService = useCallback(
    (service: string) =>
      setOverlay((now) =>
        now?.kind === 'event' || now?.kind === 'first-run' ? { ...now, service } : { kind: 'event', id: null, service },
      ),
    [],
  );
  const shell = useMemo<Shell>(
    () => ({
      view,
      show,
      section,
      open: setOverlay,
      read: setReading,
      say: setMessage,
      selection,
      needsOnly,
      showNeeds: () => {
        needsOnly.set(true);
        show('events');
      },
      select: (ids) => selection.set(selectionOf(ids)),
      follow: setFollowed,
      keep,
      inEvent,
      chooseService,
      addPlugin: choose,
      reviewPlugin: review,
    }),
    [view, show, section, selection, needsOnly, keep, inEvent, chooseService, choose, review],
  );
  return (
    <ShellContext value={shell}>
      <Inside
        overlay={overlay}
        onClose={close}
        followed={followed}
        onFollowed={endFollowing}
        reading={reading}
        onRead={endReading}
        message={message}
        onMessageEnd={endMessage}
        offers={offers}
      />
    </ShellContext>
  );
};
