import { createNotifier, type Notifier, type NotifierNeeds } from '../../../main/app/notifications/notifier.ts';
import type { StateStore } from '../../../main/engine/runtime/state-store.ts';
import type { Clock } from '../../../main/ports/clock.ts';
import type { Services } from '../../../main/ports/dns-service.ts';
import { FAMILIES } from '../../../preload/contract/event.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { eventSentence } from '../../../preload/strings/sentences/event-sentence.ts';
import { headlineOf } from '../../../renderer/wording/headline.ts';

export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A notification of the system. */
export interface Told {
  at: number;
  title: string;
  body: string;
  /** Somebody has to act. */
  urgent: boolean;
}

/** The user, who reads both languages. */
export interface Reader {
  notice(notice: NoticeView): void;
  /** The notifications, in their order. */
  told: Record<Language, Told[]>;
  /** What the window says of an event: headline, its sentence, and what is wrong with the files. */
  window(id: string, language: Language): string;
}

export const createReader = ({ clock, services, state }: { clock: Clock; services: Services; state: () => StateStore }): Reader => {
  const told: Reader['told'] = { en: [], ja: [] };
  const infos = { get: (id: string) => services.find(id)?.info };
  const notifiers: Notifier[] = LANGUAGES.map((language) => {
    class Shown {
      static isSupported = (): boolean => true;
      constructor(readonly options: { title?: string; body?: string; urgency?: string }) {}
      on(): this {
        return this;
      }
      show(): void {
        const { title = '', body = '', urgency } = this.options;
        told[language].push({ at: clock.now(), title, body, urgent: urgency === 'critical' });
      }
      close(): void {}
    }
    return createNotifier({
      Notification: Shown as unknown as NotifierNeeds['Notification'],
      clock,
      practice: false,
      circumstances: () => ({ focused: false, notify: state().fields().settings.notify, language }),
      services: infos,
      viewOf: (id) => state().event(id),
      open: () => {},
      failed: () => {},
    });
  });
  return {
    told,
    notice(notice) {
      for (const notifier of notifiers) notifier.add(notice);
    },
    window(id, language) {
      const strings = stringsFor(language);
      const view = state().event(id);
      const whole = { ...state().get(), language };
      const problems = whole.problems.map(({ code }) => `${strings.problem[code].title} ${strings.problem[code].next}`);
      const wording = { strings, services: infos, language };
      const sentence = view === undefined ? '' : eventSentence(view, clock.now(), wording);
      const families = view === undefined ? [] : FAMILIES.map((family) => view.status[family].accepted ?? '');
      return [headlineOf(whole, clock.now(), strings).text, sentence, ...families, ...problems].join('\n');
    },
  };
};
