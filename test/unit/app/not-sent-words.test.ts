import { describe, expect, it } from 'vitest';
import { notificationText } from '../../../main/app/notifications/text.ts';
import { eventLine } from '../../../main/app/tray/text.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { EventView, NoticeView } from '../../../preload/contract/state.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { noticeSentence } from '../../../preload/strings/sentences/notice-sentence.ts';
import { dnsEvent } from '../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../helpers/fake-world/world.ts';

const NOW = 1_700_000_000_000;
const { world, saikoro } = createFakeWorld([dnsEvent()]);
saikoro.start();
const base = saikoro.state.event('home') as EventView;
const services = new Map(world.services.list().map((info) => [info.id, info]));
const viewOf = (outcome: Outcome, more: Partial<EventView['status']> = {}): EventView => ({
  ...base,
  status: { ...base.status, activity: 'stopped', needsYou: true, outcome, nextAt: null, nextWhy: 'never', ...more },
});
const program: EventView['event'] = {
  id: 'p',
  name: 'P',
  enabled: true,
  type: 'command',
  call: { program: '/no/such', args: [], timeoutSeconds: 5 },
  schedule: { kind: 'on-change', refresh: 'never' },
};
const noticeOf = (outcome: Outcome): NoticeView => ({
  id: 1,
  at: NOW,
  read: false,
  kind: 'needs-you',
  event: 'home',
  name: 'Home',
  outcome,
});

/** What the tray, the notification and the inbox say. */
const said = (view: EventView, language: 'ja' | 'en'): string[] => {
  const strings = stringsFor(language);
  const wording = { strings, services, language };
  const notice = noticeOf(view.status.outcome as Outcome);
  return [
    eventLine(view, strings),
    notificationText([notice], { wording, now: NOW, viewOf: () => view }).body,
    noticeSentence(notice, { view, wording, now: NOW }).next,
  ];
};

describe.each(['ja', 'en'] as const)('the words in %s', (language) => {
  const ja = language === 'ja';
  it('say of what was not sent that it was not, why and what to do, and never that the service refused', () => {
    const [tray, notification, inbox] = said(viewOf({ kind: 'not-sent', reason: 'missing-secret', setting: 'token' }), language);
    expect(tray).toContain(ja ? '送信していません' : 'Not sent');
    expect(notification).toBe(
      ja
        ? 'Example DNS へ送信していません: 「トークン」が未入力か、このコンピューターに保存されていません。「編集」で入力してください。直すと自動で送信します。'
        : 'Not sent to Example DNS: “Token” is empty or not stored on this computer. Type it under Edit. Once that is put right, it is sent by itself.',
    );
    expect(inbox).toBe(notification);
    for (const text of [tray, notification, inbox])
      expect(text).not.toMatch(ja ? /受け付けませんでした|違います/ : /did not accept|refused/);
  });
  it('say of a service that answers 429 what it does, why, what to do and what happens by itself', () => {
    const outcome: Outcome = { kind: 'rate-limited', afterSeconds: 86_400 };
    const [, notification, inbox] = said(viewOf(outcome, { activity: 'waiting', nextAt: NOW + 86_400_000, nextWhy: 'retry' }), language);
    expect(notification).toMatch(
      ja ? /回数が多すぎる.*1日待つように.*手動で実行しないで.*1日後に自動で/ : /too many.*wait 1 day.*manually.*by itself in 1 day/,
    );
    expect(inbox).toBe(notification);
  });
  it('say of a program that never ran that it did not, and nothing of a service', () => {
    const view = { ...viewOf({ kind: 'not-sent', reason: 'program-not-found' }), event: program };
    for (const text of said(view, language)) {
      expect(text).not.toMatch(ja ? /応答|送信/ : /answered|sent/i);
      expect(text).toMatch(ja ? /プログラムが見つかりません|未実行|実行/ : /not found|not run/i);
    }
  });
});
