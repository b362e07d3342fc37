import type { ProblemCode } from '../../contract/journal.ts';
import type { NamedFault, Snooze, WarningCode } from '../../contract/warning.ts';
import { nextMonth } from '../values/durations.ts';
import type { FaultParams, TitleAndNext } from '../values/params.ts';
import { age, dates, joined, plural, span } from './common.ts';

/** What a warning's words may use besides: since when, in ms since 1970 and ms ago, and a file, a number or a name. */
export interface WarningParams {
  since: number;
  sinceMs: number;
  detail?: string | undefined;
}

type Words = (p: WarningParams) => TitleAndNext;
const always =
  (title: string, next: string): Words =>
  () => ({ title, next });

/** Of one event or of several: what is, why, what to do, and what happens by itself. Problems have their own words (problem). */
export const warningWords: Record<Exclude<WarningCode, ProblemCode>, Words> = {
  blocked: always(
    'Blocked by the service',
    'The service does not take updates from this account or host any more, so nothing is sent. Ask the service what it needs, then choose Resume. Saikoro does not try by itself, so that it gets no worse.',
  ),
  credentials: always(
    'Sign-in refused',
    'The service did not accept the user name, password or token, so nothing is sent. Enter them anew under Edit. The update goes out by itself then.',
  ),
  'clock-wrong': always(
    'This computer’s clock is wrong',
    'The service refused the update because of the time it was signed with. Let the system set the clock by itself, then choose Resume.',
  ),
  'service-ended': always(
    'The service has ended',
    'It no longer exists, so nothing is sent. Choose another service under Edit. The event is kept as it is until then.',
  ),
  'bad-settings': always(
    'Settings refused',
    'The service does not know the host name or cannot work with a setting, so nothing is sent. Compare them with the service’s page under Edit. The update goes out by itself then.',
  ),
  'missing-password': always(
    'Needs its password',
    'The password is not stored on this computer, so nothing is sent. Enter it under Edit. The update goes out by itself then.',
  ),
  unapproved: always(
    'Waiting for your permission',
    'It would run a program or ask a host that you have not allowed yet, so it waits. Choose Run Now to look at it and allow it.',
  ),
  'not-sent': always(
    'Not sent',
    'Something in the settings keeps the update from being sent. Open the event to see what. It is tried anew once that is changed.',
  ),
  'program-failed': always(
    'Program failed',
    'The program has ended with an error for an hour or more. The log of the event has what it printed. It runs again at its next time.',
  ),
  unreachable: always(
    'No connection to the service',
    'The service cannot be spoken to, so what is registered may be old. Look whether the service has an outage. Saikoro keeps trying, and updates by itself once it answers.',
  ),
  'service-down': always(
    'Service has a fault',
    'The service has answered with an error for hours, so what is registered may be old. Look whether it has told of an outage. Saikoro keeps trying, ever more seldom, and updates by itself once it works.',
  ),
  'service-limits': always(
    'Service asks to wait',
    'The service has refused updates for hours because it counted too many. Look whether another program updates the same name. Saikoro waits as long as it was asked to, and goes on by itself.',
  ),
  unconfirmed: always(
    'Not confirmed',
    'The service’s reply does not say whether it took the address, and the DNS does not show it. Look at the reply in the log, and at the service’s page. Saikoro keeps looking in the DNS, and retries.',
  ),
  'own-source': always(
    'Its source tells nothing',
    'The source this event takes its address from has told none for an hour or more, so nothing is sent. Try that program or page by hand, or choose another source under Edit, IP Address. It updates by itself once one is told.',
  ),
  'no-source': always(
    'Address not known',
    'No source has reported your address for an hour or more though the line is up, so nothing is sent. Address shows who was asked. It updates by itself once a source reports it.',
  ),
  'sources-differ': always(
    'Sources contradict each other',
    'Those who tell your address have contradicted each other for hours, so nothing is sent. Address shows who says what. It updates by itself once they agree.',
  ),
  'line-lost': always(
    'The line lost its address',
    'This line no longer has the address that is registered, which leads visitors nowhere. If it is not to return, turn that kind of address off under Edit. Otherwise it updates by itself when it returns.',
  ),
  'lacks-other': always(
    'Lacks the other address',
    'The service takes IPv4 and IPv6 together or not at all, and this line lacks one of them, so nothing is sent. Turn that one off under Edit. It updates by itself once there are both.',
  ),
  mismatch: always(
    'Not in the DNS yet',
    'The service took the address, and the DNS shows another one, or none. Look at the service’s page, and whether its name servers are the ones in use. Saikoro keeps looking, and puts right what something else changed, at most every six hours.',
  ),
  beside: always(
    'Other addresses beside it',
    'The DNS shows other addresses beside yours, so part of your visitors go there. Delete them at the service, or say under Edit, IP Address that they are yours. It clears by itself once they are gone.',
  ),
  outdated: always(
    'Publishes an old address',
    'Your address has changed, and by its schedule nothing will be sent. Choose Run Now, or let it follow changes under Edit, Schedule.',
  ),
  'watch-silent': always(
    'Watched name: its DNS fails',
    'The DNS of a name you watch does not answer, or answers with a fault, so visitors do not find it. Ask who keeps the name. Saikoro goes on looking, and tells you when it is over.',
  ),
  'watch-absent': always(
    'Watched name: gone',
    'A name you watch, or its address, is not in the DNS. Ask who keeps it, or look whether it is mistyped. Saikoro goes on looking, and tells you when it is back.',
  ),
  'watch-differs': always(
    'Watched name: another address',
    'A name you watch does not point at the address that is expected. Ask who keeps it; if it is meant so, change what is expected under Edit. Saikoro goes on looking, and tells you when it is as expected.',
  ),
  'watch-beside': always(
    'Watched name: other addresses too',
    'A name you watch points at other addresses beside the expected one, so part of its visitors go there. Ask who keeps it; if it is meant so, say so under Edit. It clears by itself once they are gone.',
  ),
  'watch-blind': always(
    'Watched name: not seen for hours',
    'For hours a name you watch could not be judged: no DNS server answers here, or your own address is not known. Open the event to see which. Saikoro goes on trying by itself.',
  ),
  'line-down': ({ sinceMs }) => ({
    title: 'Your line is down',
    next: `Nobody on the Internet has answered since ${age(sinceMs)}. Nothing is wrong with the services. Look at the router and the cable. Saikoro goes on by itself once the line is back.`,
  }),
  'not-running': ({ since, sinceMs }) => ({
    title: `Saikoro was not running for ${span(sinceMs)}`,
    next: `Nobody watched your address since ${dates.brief(since)}. It is being looked at now, and what is old is updated by itself. To keep it running, let Saikoro open at login.`,
  }),
  'channel-failing': ({ detail }) => ({
    title: detail ? `Notices do not get through ${detail}` : 'Notices do not get through',
    next: 'A channel you chose for notices does not deliver, so you may hear of what happens late or not at all. Try it under Settings, Notices. What waits is sent by itself once it works.',
  }),
  'channel-spent': ({ detail, since }) => ({
    title: detail ? `The month’s messages are used up: ${detail}` : 'The month’s messages of a channel are used up',
    next: `As many messages as you allowed were sent this month, so notices wait there. If there may be more, raise the number under Settings, Notices. It goes on by itself on ${dates.date(nextMonth(since))}.`,
  }),
};

/** Whose fault it is, as far as that is known. */
const NAMED: Record<NamedFault, (service: string, time: string) => string> = {
  'certificate-expired': (service, time) => `The certificate of ${service} has expired, so it could not be spoken to for ${time}.`,
  'name-gone': (service, time) => `The name of ${service} itself has been gone from the DNS for ${time}.`,
  'parked-page': (service, time) => `Where ${service} was there has been an advertisement for ${time}, as on a domain that was given up.`,
  'closing-page': (service, time) => `${service} has shown a page for ${time} that seems to say that it has ended.`,
};

export const fault = ({ service, verdict, how, named, sinceMs, answered, silent, dnsShows, isLineSeen }: FaultParams): string =>
  joined([
    verdict === 'line'
      ? 'Your line is down; nothing is known against the service.'
      : named !== undefined
        ? NAMED[named](service, span(sinceMs))
        : how === 'silent'
          ? `${service} has not answered for ${span(sinceMs)}.`
          : `${service} has answered with a fault for ${span(sinceMs)}.`,
    verdict === 'line' ? null : isLineSeen ? 'Your line is fine.' : null,
    verdict === 'line' || answered === 0 ? null : `${plural(answered, 'other service')} answered meanwhile.`,
    verdict === 'unknown' && silent > 0
      ? `${plural(silent, 'other service')} ${silent === 1 ? 'is' : 'are'} silent as well: a firewall or a filter may be in the way.`
      : verdict === 'unknown'
        ? how === 'silent'
          ? 'Nobody else was asked meanwhile, so whether it is the service or the line is not known.'
          : 'Nobody else was asked meanwhile, so whether it is the service or something on the way is not known.'
        : null,
    dnsShows === null ? null : `The DNS still shows the old ${dnsShows}.`,
  ]);

export const warningTexts = {
  /** Several events in one line. */
  several: (count: number, title: string) => `${plural(count, 'event')}: ${title}`,
  since: (sinceMs: number) => `for ${span(sinceMs)}`,
  /** Before a sentence that was said before. */
  still: (sinceMs: number) => `For ${span(sinceMs)} now.`,
  /** After an event works again. */
  had: (sinceMs: number) => `It needed attention for ${span(sinceMs)}.`,
  section: 'Needs attention',
  /** Names of some, and how many more there are. */
  named: (names: string, more: number) => (more > 0 ? `${names} and ${more.toLocaleString('en')} more.` : `${names}.`),
  snoozedUntil: (at: number) => `Silent until ${dates.brief(at)}`,
  snooze: 'Remind Me Later',
  snoozes: {
    hour: 'In an Hour',
    'eight-hours': 'In 8 Hours',
    day: 'Tomorrow',
    week: 'In a Week',
    not: 'Remind Me Again',
  } satisfies Record<Snooze, string> as Record<Snooze, string>,
};
