import { useEffect, useState } from 'react';
import type { Channel, ChannelInfo } from '../../preload/contract/channel.ts';
import type { Outcome } from '../../preload/contract/outcome.ts';
import type { MailHint } from '../../preload/strings/en/channels.ts';
import type { Language, Strings } from '../../preload/strings/index.ts';
import { useBridge } from '../store/context.ts';
import { ask } from '../store/ipc.ts';

/** The kinds of channels there are; empty until main has told them. */
export const useKinds = (): ChannelInfo[] => {
  const bridge = useBridge();
  const [kinds, setKinds] = useState<ChannelInfo[]>([]);
  useEffect(() => {
    void ask(bridge, 'channels.kinds', undefined).then((answer) => answer.ok && setKinds(answer.value));
  }, [bridge]);
  return kinds;
};

export const channelName = (channel: Pick<Channel, 'name' | 'kind'>, kinds: readonly ChannelInfo[], language: Language): string =>
  channel.name || (kinds.find(({ kind }) => kind === channel.kind)?.name[language] ?? channel.kind);

/** Whose mail it is, by the server or the account. */
const MAIL: readonly [MailHint, RegExp][] = [
  ['gmail', /(?:^|[@.])(?:gmail|googlemail)\.com$/i],
  ['outlook', /(?:^|[@.])(?:outlook|hotmail|live|msn|office365)\.(?:com|jp)$/i],
  ['icloud', /(?:^|[@.])(?:icloud|me|mac)\.com$/i],
  ['yahoo-japan', /(?:^|[@.])yahoo\.(?:co\.jp|ne\.jp)$/i],
  ['yahoo', /(?:^|[@.])yahoo\.com$/i],
];
export const mailHint = (settings: Channel['settings']): MailHint | null => {
  const texts = ['server', 'user', 'from'].map((key) => String(settings[key] ?? '').trim());
  return MAIL.find(([, pattern]) => texts.some((text) => pattern.test(text)))?.[0] ?? null;
};

/** What a message came to, why, and what to do: as one text. */
export const verdictOf = (outcome: Outcome, labelOf: (key: string) => string, strings: Strings): string => {
  const { kind, reason, setting, excerpt, sought, afterSeconds, unreadableBytes } = outcome;
  const { verdict, at } = strings.channels;
  const label = setting === undefined ? undefined : labelOf(setting);
  const why =
    reason === undefined ? null : strings.reason[reason]({ service: '', ...(label === undefined ? {} : { setting: label }), kind });
  const quote = sought ?? excerpt;
  return strings.sentences([
    verdict[kind],
    reason === 'no-rule' ? null : why,
    label !== undefined && reason === undefined ? at(label) : null,
    afterSeconds === undefined ? null : strings.noted('', strings.span(afterSeconds * 1000)).trim(),
    quote === undefined || quote === '' ? null : ` ${quote}`,
    unreadableBytes === undefined ? null : strings.unreadableReply(unreadableBytes),
  ]);
};
