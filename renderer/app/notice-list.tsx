import { Dialog, DialogTrigger, Heading } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { NoticeView } from '../../preload/contract/state.ts';
import { WARNINGS } from '../../preload/contract/warning.ts';
import type { Standing } from '../../preload/strings/event-standing.ts';
import { noticeSentence } from '../../preload/strings/sentences/notice-sentence.ts';
import { PushButton, ToolButton } from '../controls/button.tsx';
import { RelativeTime } from '../controls/relative-time.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { isCuredByMoving } from '../moving/movable.ts';
import { MoveLink } from '../moving/move-link.tsx';
import { useAppState, useBridge, useNow, useServices, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { useShell } from '../store/navigation.ts';
import { WarningList } from './warning-list.tsx';

const MARKS: Record<NoticeView['kind'], Standing> = {
  'address-changed': 'verifying',
  'needs-you': 'needs-you',
  recovered: 'well',
  warning: 'unseen',
  network: 'fresh',
  obstacle: 'unseen',
  reminder: 'needs-you',
};

const Note = ({ notice, onOpen, close }: { notice: NoticeView; onOpen(event: string): void; close(): void }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const services = useServices();
  const language = useAppState((state) => state.language);
  const view = useAppState((state) => state.events.find(({ event }) => event.id === notice.event));
  const { title, next } = noticeSentence(notice, { view, wording: { strings, services, language }, now: useNow() });
  return (
    <li className={notice.read ? 'note' : 'note note-new'}>
      <StatusIcon standing={MARKS[notice.kind]} />
      <div className="note-body">
        <div className="note-title">{title}</div>
        <div className="note-text">{next}</div>
        <div className="note-foot">
          <RelativeTime at={notice.at} />
          {notice.confirm && (
            <PushButton kind="link" icon="link" onPress={() => void act(bridge, 'app.openLink', { url: notice.confirm?.page ?? '' })}>
              {strings.event.openConfirm}
            </PushButton>
          )}
          {view && notice.event !== undefined && (
            <PushButton kind="link" onPress={() => onOpen(view.event.id)}>
              {strings.inbox.open}
            </PushButton>
          )}
          {view?.status.warning?.code === notice.warning && isCuredByMoving(notice.warning) && (
            <MoveLink id={view?.event.id ?? ''} close={close} />
          )}
        </div>
      </div>
    </li>
  );
};

/** The bell: every notice, whether or not the system showed it. Opening it marks them read. */
export const NoticeList = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const { open } = useShell();
  const notices = useAppState((state) => state.notices);
  const standing = useAppState((state) => state.warnings.filter(({ code }) => WARNINGS[code].severity !== 'info').length);
  const unread = notices.filter(({ read }) => !read).map(({ id }) => id);
  const goTo =
    (close: () => void) =>
    (id: string): void => {
      close();
      open({ kind: 'event', id });
    };
  const onOpenChange = (isOpen: boolean): void => {
    if (!isOpen && unread.length > 0) void act(bridge, 'notices.read', { ids: unread });
  };
  return (
    <DialogTrigger onOpenChange={onOpenChange}>
      <ToolButton icon="bell" label={strings.inbox.label(unread.length, standing)}>
        {unread.length > 0 ? (
          <span className="badge">{unread.length > 99 ? '99+' : unread.length}</span>
        ) : (
          standing > 0 && <span className="badge badge-dot" />
        )}
      </ToolButton>
      <Popover className="popover inbox" placement="bottom end" offset={6}>
        <Dialog className="inbox-dialog">
          {({ close }) => (
            <>
              <Heading slot="title" className="inbox-title">
                {strings.inbox.title}
              </Heading>
              <WarningList onOpen={goTo(close)} close={close} />
              {notices.length === 0 && standing === 0 && <p className="inbox-none">{strings.inbox.none}</p>}
              <ul className="notes">
                {[...notices]
                  .sort((a, b) => b.at - a.at)
                  .slice(0, 100)
                  .map((notice) => (
                    <Note key={notice.id} notice={notice} onOpen={goTo(close)} close={close} />
                  ))}
              </ul>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};
