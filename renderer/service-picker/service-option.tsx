import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { nameIn } from '../../preload/strings/sentences/wording.ts';
import { useAppState } from '../store/context.ts';

interface Props {
  info: ServiceInfo;
  strings: Strings;
  language: 'ja' | 'en';
}

/** What tells services apart at a glance: whether it lives, which addresses it takes, whose it is. */
const hintsOf = ({ status, ended, ipv4, ipv6, country }: ServiceInfo, mine: boolean, strings: Strings): string[] => [
  ...(mine ? [strings.plugins.byYou] : []),
  ...(status === 'ended' ? [strings.event.serviceEnded(ended?.on)] : []),
  ...(country ? [strings.country(country)] : []),
  ...(ipv4 === ipv6 ? [] : [strings.event.familyOnly(ipv4 ? 'ipv4' : 'ipv6')]),
];

/** One service of the list: its name, what its host names end in, and what tells it apart. */
export const ServiceOption = ({ info, strings, language }: Props) => {
  const mine = useAppState((state) => state.plugins.some(({ id }) => id === info.id));
  return (
    <span className="option-label">
      <span className={info.status === 'ended' ? 'service-name dim' : 'service-name'} title={nameIn(language, info)}>
        {nameIn(language, info)}
      </span>
      <span className="option-note service-suffix dim">{info.suffixes[0]}</span>
      <span className="option-note service-hints dim">{hintsOf(info, mine, strings).join(strings.between)}</span>
    </span>
  );
};
