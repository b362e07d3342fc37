import type { EventView, NoticeView } from '../../preload/contract/state.ts';
import type { TitleAndNext } from '../../preload/strings/values/params.ts';
import { settingLabel } from '../store/context.ts';
import { eventSentence, serviceOf, type Wording } from './event-wording.ts';
import { readableHost } from './idn.ts';

const needSentence = ({ outcome, name, trouble }: NoticeView, view: EventView | undefined, wording: Wording, now: number): string => {
  const { strings, services, language } = wording;
  if (trouble !== undefined) return view === undefined ? strings.trouble[trouble] : eventSentence(view, now, wording);
  if (!outcome) return strings.health.attention;
  const { nextAt = null, nextWhy, activity } = view?.status ?? {};
  const nextMs = nextAt === null ? undefined : Math.max(0, nextAt - now);
  if (view?.event.type === 'command')
    return strings.statusSentence.programFailed({ why: outcome.reason, nextRunMs: nextMs, onChange: nextWhy === 'change' });
  const label = (key: string): string => (view?.event.type === 'dns' ? settingLabel(services, view.event.service, key, language) : key);
  return strings.outcomeSentence[outcome.kind]({
    ...outcome,
    service: view ? serviceOf(view, wording) : name || strings.grid.untitled,
    setting: outcome.setting && label(outcome.setting),
    seconds: outcome.afterSeconds,
    nextTryMs: nextWhy === 'retry' ? nextMs : undefined,
    stopped: activity === 'stopped',
  });
};

/** A notice in words. `view`: its event, where it still exists. */
export const noticeText = (notice: NoticeView, view: EventView | undefined, wording: Wording, now: number): TitleAndNext => {
  const { strings } = wording;
  const name = readableHost(notice.name || '') || strings.grid.untitled;
  if (notice.kind === 'address-changed') {
    return strings.notice['address-changed']({
      family: notice.family ?? 'ipv4',
      address: notice.address ?? null,
      previous: notice.previous ?? null,
      events: notice.events ?? 0,
    });
  }
  if (notice.kind === 'network') return strings.notice.network({ news: notice.network ?? 'elsewhere', router: notice.router ?? null });
  if (notice.kind === 'recovered') return strings.notice.recovered({ name, well: notice.well ?? 'accepted' });
  if (notice.kind === 'obstacle') return strings.notice.obstacle(notice.verdict ?? 'unknown');
  return strings.notice['needs-you']({ name, sentence: needSentence(notice, view, wording, now) });
};
