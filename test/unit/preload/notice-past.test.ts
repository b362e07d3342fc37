import { describe, expect, it } from 'vitest';
import { OUTCOME_KINDS, REASONS } from '../../../preload/contract/outcome.ts';
import type { EventView, NoticeView } from '../../../preload/contract/state.ts';
import { LACKS } from '../../../preload/contract/state.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { noticeSentence } from '../../../preload/strings/sentences/notice-sentence.ts';
import { published, view } from '../renderer/builders.ts';

const REFUSED = { kind: 'auth-failed' } as const;
const refused = view({}, { needsYou: true, activity: 'stopped', outcome: REFUSED });
const notice: NoticeView = { id: 1, at: 0, read: true, kind: 'needs-you', event: 'a', name: 'Home', outcome: REFUSED };

describe.each(['ja', 'en'] as const)('a notice of a refusal in %s', (language) => {
  const strings = stringsFor(language);
  const said = (one: EventView | undefined): string =>
    noticeSentence(notice, { view: one, wording: { strings, services: new Map(), language }, now: 60_000 }).next;
  const happened = strings.happened['auth-failed']({ service: 'ddnsnow' });

  it('says what to do and what comes by itself while it is so', () => {
    expect(said(refused)).toBe(
      strings.outcomeSentence['auth-failed']({ service: 'ddnsnow', stopped: true, isReasonSaid: false, isPast: false }),
    );
  });
  it('stays what it was once the service took an update, and says so', () => {
    const text = said(view({}, published('203.0.113.7')));
    expect(text.startsWith(happened)).toBe(true);
    expect(text.endsWith(strings.notice.resolved)).toBe(true);
    expect(text.length).toBeLessThan(happened.length + strings.notice.resolved.length + 4);
  });
  it.each([
    ['another failure came since', view({}, { needsYou: true, outcome: { kind: 'bad-host' } })],
    ['it was given another password, and nothing was sent yet', view({}, { outcome: null })],
  ])('promises nothing where %s', (_, one) => {
    expect(said(one)).toContain(happened);
    expect(said(one).length).toBeLessThan(happened.length + 3);
  });
  it('promises nothing of an event that was removed', () => {
    expect(said(undefined)).not.toContain(strings.outcomeSentence['auth-failed']({ service: 'Home' }).slice(-20));
  });
});

describe.each(['ja', 'en'] as const)('where the form is open, in %s', (language) => {
  const strings = stringsFor(language);
  const edit = language === 'ja' ? /「編集」/ : /\bEdit\b/;
  const whole = (text: string): void => {
    expect(strings.inForm(text)).not.toMatch(edit);
    expect(strings.inForm(text)).not.toMatch(/ {2}| [.,]|。。|、、/);
  };
  it.each(OUTCOME_KINDS)('no sentence of %s leads to where one is already', (kind) => {
    whole(strings.outcomeSentence[kind]({ service: 'S' }));
    for (const reason of REASONS) whole(strings.outcomeSentence[kind]({ service: 'S', reason, setting: 'X' }));
  });
  it('nor one of what an event lacks', () => {
    for (const lack of LACKS) whole(strings.lackSentence[lack]('IPv6'));
    whole(strings.statusSentence.sourceSilent);
    for (const neighbours of [undefined, 'told', 'replaced', 'kept'] as const)
      whole(strings.statusSentence.beside({ own: '1', others: '2', service: 'S', neighbours: neighbours as never }));
  });
});
