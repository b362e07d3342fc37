import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import { refusalText } from '../../../preload/strings/index.ts';
import { parseDevice } from '../../net/ipv6-suffix.ts';
import type { Context } from '../command-line/context.ts';
import type { Draft } from './draft.ts';
import type { Question } from './questions.ts';
import {
  ADDRESS_WORDS,
  type AddressWord,
  readAddress,
  readSchedule,
  SCHEDULE_WORDS,
  type ScheduleWord,
  writeAddress,
  writeSchedule,
} from './spelling.ts';

type Wants = Pick<Context, 'strings' | 'kit'>;
const OWN = 'own';

/** The kind that each word of an answer stands for in the window. */
const KIND_OF = {
  automatic: 'automatic',
  interface: 'interface',
  program: 'command',
  url: 'url',
  fixed: 'fixed',
} as const satisfies Record<AddressWord, string>;

const choices = (words: readonly string[], labelOf: (word: never) => string): string =>
  words.map((word) => `${word} = ${labelOf(word as never)}`).join(', ');

/** Interfaces of this machine, with what they have now: one that is unplugged may be named as well. */
const interfacesOf = ({ kit }: Wants): string =>
  kit.interfaces
    .list()
    .map(
      ({ name, addresses }) =>
        `${name} (${addresses
          .slice(0, 2)
          .map(({ address }) => address)
          .join(', ')})`,
    )
    .join(', ');

/** Where the address comes from, and of another device's IPv6. */
export const addressQuestions = (needs: Wants): Question<Draft>[] => {
  const { strings } = needs;
  const { command } = strings;
  const take: Question<Draft>['take'] = (draft, answer) => {
    // Its time limit, which is not written here, stays.
    if (answer === writeAddress(draft.event.address)) return { ok: true, known: { ...draft, needsAddress: undefined } };
    const found = readAddress(answer);
    if (found === null) return { ok: false, why: command.notAnAddressSource(answer) };
    if ('needs' in found) return { ok: true, known: { ...draft, needsAddress: found.needs } };
    return { ok: true, known: { ...draft, needsAddress: undefined, event: { ...draft.event, address: found.value } } };
  };
  return [
    {
      option: 'address',
      optional: true,
      text: () => command.ask.address(choices(ADDRESS_WORDS, (word: AddressWord) => strings.event.sources[KIND_OF[word]])),
      preset: ({ event }) => writeAddress(event.address),
      take,
    },
    {
      follows: 'address',
      when: ({ needsAddress }) => needsAddress !== undefined,
      text: ({ needsAddress = 'automatic' }) =>
        needsAddress === 'interface' ? command.ask.addressMore.interface(interfacesOf(needs)) : command.ask.addressMore[needsAddress],
      take: (draft, answer) => take(draft, `${draft.needsAddress}:${answer}`),
    },
    {
      option: 'device',
      optional: true,
      when: ({ event }) => event.families.ipv6,
      text: () => command.ask.device,
      preset: ({ event }) => event.ipv6Host ?? OWN,
      take(draft, answer) {
        const { ipv6Host: _, ...event } = draft.event;
        if (answer.toLowerCase() === OWN) return { ok: true, known: { ...draft, event } };
        const device = parseDevice(answer);
        if (!device.ok) return { ok: false, why: refusalText(strings, device.why) };
        return { ok: true, known: { ...draft, event: { ...event, ipv6Host: answer } } };
      },
    },
  ];
};

/** An event that has times, and what is still to be asked of them. */
export interface Scheduled {
  event: Extract<SaikoroEvent, { schedule: unknown }>;
  needsSchedule?: ScheduleWord | undefined;
}

/** When it runs. */
export const scheduleQuestions = <T extends Scheduled>({ strings, kit }: Wants): Question<T>[] => {
  const { command } = strings;
  const take: Question<T>['take'] = (draft, answer) => {
    // A time that has passed stays, too.
    if (answer === writeSchedule(draft.event.schedule)) return { ok: true, known: { ...draft, needsSchedule: undefined } };
    const found = readSchedule(answer, kit.clock.now());
    if (found === null) return { ok: false, why: command.notASchedule(answer) };
    if ('needs' in found) return { ok: true, known: { ...draft, needsSchedule: found.needs } };
    return { ok: true, known: { ...draft, needsSchedule: undefined, event: { ...draft.event, schedule: found.value } } };
  };
  return [
    {
      option: 'schedule',
      optional: true,
      text: () => command.ask.schedule(choices(SCHEDULE_WORDS, (word: ScheduleWord) => strings.event.kinds[word])),
      preset: ({ event }) => writeSchedule(event.schedule),
      take,
    },
    {
      follows: 'schedule',
      when: ({ needsSchedule }) => needsSchedule !== undefined,
      text: ({ needsSchedule = 'on-change' }) => command.ask.scheduleMore[needsSchedule],
      take: (draft, answer) => take(draft, `${draft.needsSchedule}:${answer}`),
    },
  ];
};

export const nameQuestion = <T extends { event: SaikoroEvent }>({ strings }: Pick<Context, 'strings'>): Question<T> => ({
  option: 'name',
  optional: true,
  text: () => `${strings.event.name}${strings.command.mayBeEmpty}`,
  preset: ({ event }) => event.name,
  take: (draft, name) => ({ ok: true, known: { ...draft, event: { ...draft.event, name } } }),
});
