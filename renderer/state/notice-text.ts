import type { EventView, NoticeView } from '../../preload/contract/state.ts';
import type { TitleAndNext } from '../strings/params.ts';
import { settingLabel } from './context.ts';
import { serviceOf, type Wording } from './wording.ts';

/** A notice in words. `view`: its event, where it still exists. */
export const noticeText = (notice: NoticeView, view: EventView | undefined, wording: Wording): TitleAndNext => {
  const { strings, services, language } = wording;
  const name = notice.name || strings.grid.untitled;
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
  const { outcome } = notice;
  const service = view ? serviceOf(view, wording) : name;
  const sentence = outcome
    ? strings.outcomeSentence[outcome.kind]({
        ...outcome,
        service,
        setting:
          outcome.setting && view?.event.type === 'dns' ? settingLabel(services, view.event.service, outcome.setting, language) : undefined,
        seconds: outcome.afterSeconds,
        stopped: view?.status.activity === 'stopped',
      })
    : strings.health.attention;
  return strings.notice['needs-you']({ name, sentence });
};
