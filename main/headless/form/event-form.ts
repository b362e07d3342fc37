import { FAMILIES, type Family, type SettingValue } from '../../../preload/contract/event.ts';
import type { Field, ServiceInfo } from '../../../preload/contract/service.ts';
import { refusalText } from '../../../preload/strings/index.ts';
import { hostProblem, toAscii } from '../../net/host-name.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { Context } from '../command-line/context.ts';
import type { Draft } from './draft.ts';
import { addressQuestions, nameQuestion, scheduleQuestions } from './place-and-time.ts';
import type { Question } from './questions.ts';

const MOST_SHOWN = 8;
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Services by their id, a part of their name, or the end of the host names they give out: exactly one, or those that it may be. */
const servicesNamed = (services: Services, word: string): ServiceInfo[] => {
  const live = services.list().filter(({ status }) => status === 'live');
  const exact = live.filter(({ id, name, nameJa }) => [id, name, nameJa ?? ''].some((each) => plain(each) === plain(word)));
  if (exact.length > 0) return exact;
  const name = word.toLowerCase().replace(/\.$/, '');
  const bySuffix = live.filter(({ suffixes }) => suffixes.some((suffix) => name === suffix || name.endsWith(`.${suffix}`)));
  if (bySuffix.length > 0) return bySuffix;
  return live.filter(({ id, name, nameJa }) => [id, name, nameJa ?? ''].some((each) => plain(each).includes(plain(word))));
};

const withSetting = (draft: Draft, key: string, value: SettingValue | undefined): Draft => {
  const { [key]: _, ...others } = draft.event.settings;
  return { ...draft, event: { ...draft.event, settings: value === undefined ? others : { ...others, [key]: value } } };
};

/** The questions for an event of a service: which one, its names, what the service asks for, which addresses, from where, and when. */
export const eventQuestions = (context: Context, services: Services): Question<Draft>[] => {
  const { strings, language } = context;
  const { command } = strings;
  const infoOf = ({ event }: Draft): ServiceInfo | undefined => services.find(event.service)?.info;

  const service: Question<Draft> = {
    option: 'service',
    text: () => command.ask.service,
    preset: ({ event }) => event.service || undefined,
    take(draft, answer) {
      const pasted = /^https?:|^curl /i.test(answer) ? services.recognize(answer).find(({ siteOnly }) => !siteOnly) : undefined;
      if (pasted !== undefined) {
        const secretKeys = (services.find(pasted.service)?.info.fields ?? []).flatMap(({ key, kind }) => (kind === 'secret' ? [key] : []));
        const values = Object.entries(pasted.values);
        const settings = Object.fromEntries(values.filter(([key]) => !secretKeys.includes(key)));
        const secrets = Object.fromEntries(values.filter(([key]) => secretKeys.includes(key)));
        return { ok: true, known: { event: { ...draft.event, service: pasted.service, hosts: pasted.hosts, settings }, secrets } };
      }
      const found = servicesNamed(services, answer);
      const [info] = found;
      if (info === undefined) return { ok: false, why: command.noSuchService(answer) };
      if (found.length > 1)
        return {
          ok: false,
          why: command.whichService(
            found.slice(0, MOST_SHOWN).map(({ id }) => id),
            found.length,
          ),
        };
      const isSame = info.id === draft.event.service;
      return { ok: true, known: isSame ? draft : { event: { ...draft.event, service: info.id, settings: {} }, secrets: {} } };
    },
  };
  const hosts: Question<Draft> = {
    option: 'hosts',
    text: (draft) => command.ask.hosts(infoOf(draft)?.hostExample ?? ''),
    preset: ({ event }) => event.hosts.join(' ') || undefined,
    take(draft, answer) {
      const names = answer.split(/[\s,、]+/).filter(Boolean);
      const wrong = names.find((name) => hostProblem(toAscii(name)) !== null);
      if (wrong !== undefined) return { ok: false, why: refusalText(strings, 'bad-host', wrong) };
      return { ok: true, known: { ...draft, event: { ...draft.event, hosts: names.map(toAscii) } } };
    },
  };
  const families: Question<Draft> = {
    option: 'families',
    when: (draft) => FAMILIES.every((family) => infoOf(draft)?.[family]),
    text: () => command.ask.families,
    preset: ({ event }) => (FAMILIES.every((family) => event.families[family]) ? '46' : event.families.ipv6 ? '6' : '4'),
    take(draft, answer) {
      if (!/^[46]{1,2}$/.test(answer)) return { ok: false, why: command.notAChoice(answer) };
      const wanted: Record<Family, boolean> = { ipv4: answer.includes('4'), ipv6: answer.includes('6') };
      return { ok: true, known: { ...draft, event: { ...draft.event, families: wanted } } };
    },
  };
  return [
    service,
    hosts,
    ...fieldQuestions({ strings, language }, infoOf),
    families,
    ...addressQuestions(context),
    ...scheduleQuestions<Draft>(context),
    nameQuestion<Draft>(context),
  ];
};

/** A service asks for at most so many things. */
const MOST_FIELDS = 24;

/** The n-th thing the chosen service asks for: which one that is, is known only once the service is. */
const fieldQuestions = (
  { strings, language }: Pick<Context, 'strings' | 'language'>,
  infoOf: (draft: Draft) => ServiceInfo | undefined,
): Question<Draft>[] => {
  const { command } = strings;
  return Array.from({ length: MOST_FIELDS }, (_, at): Question<Draft>[] => {
    const fieldOf = (draft: Draft): Field | undefined =>
      infoOf(draft)?.fields.filter(({ advanced, required }) => required || !advanced)[at];
    const common = {
      text: (draft: Draft) => {
        const field = fieldOf(draft);
        const choices = field?.choices?.map(({ value, label }) => `${value === '' ? 'Enter' : value} = ${label[language]}`).join(', ');
        const mayStay = field?.kind === 'secret' && draft.secrets[field.key] !== undefined ? command.stays : command.mayBeEmpty;
        const isFree = mayStay === command.stays || (field?.required !== true && field?.choices === undefined);
        return `${field?.label[language] ?? ''}${choices ? ` (${choices})` : ''}${isFree ? mayStay : ''}`;
      },
    };
    return [
      {
        ...common,
        secret: true,
        when: (draft) => fieldOf(draft)?.kind === 'secret',
        preset: (draft) => (fieldOf(draft)?.required && draft.secrets[fieldOf(draft)?.key ?? ''] === undefined ? undefined : ''),
        take(draft, answer) {
          const key = fieldOf(draft)?.key ?? '';
          return { ok: true, known: answer === '' ? draft : { ...draft, secrets: { ...draft.secrets, [key]: answer } } };
        },
      },
      {
        ...common,
        when: (draft) => fieldOf(draft) !== undefined && fieldOf(draft)?.kind !== 'secret',
        preset(draft) {
          const field = fieldOf(draft);
          const before = draft.event.settings[field?.key ?? ''] ?? field?.default;
          return before === undefined ? (field?.required ? undefined : '') : String(before);
        },
        take(draft, answer) {
          const field = fieldOf(draft);
          if (field === undefined) return { ok: true, known: draft };
          if (answer === '') return { ok: true, known: withSetting(draft, field.key, undefined) };
          if (field.kind === 'choice' && field.choices?.every(({ value }) => value !== answer))
            return { ok: false, why: command.notAChoice(answer) };
          if (field.kind === 'number' && !Number.isFinite(Number(answer))) return { ok: false, why: command.notANumber(answer) };
          const isOn = ['y', 'yes', 'on', '1', 'true', 'はい'].includes(answer.toLowerCase());
          const value = field.kind === 'switch' ? isOn : field.kind === 'number' ? Number(answer) : answer;
          return { ok: true, known: withSetting(draft, field.key, value) };
        },
      },
    ];
  }).flat();
};
