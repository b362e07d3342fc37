import { type Left, type Note, SECRET_SHOWN, type ShownPlan } from '../../preload/contract/imports/plan.ts';
import type { FilePlan, PlannedEvent } from './plan.ts';

/** Below so many characters a secret is a word like any other. */
const LEAST = 4;
const MOST_WHAT = 200;
/** Signs that would not be seen, turn a line round or colour a terminal. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const plannedOf = ({ line, event, secrets, missing }: PlannedEvent): ShownPlan['events'][number] => ({
  line,
  id: event.id,
  name: event.name,
  service: event.service,
  hosts: event.hosts,
  families: event.families,
  settings: { ...event.settings, ...Object.fromEntries(Object.keys(secrets).map((key) => [key, SECRET_SHOWN])) },
  address: event.address,
  ...(event.ipv6Host === undefined ? {} : { ipv6Host: event.ipv6Host }),
  enabled: event.enabled,
  missing,
});

/** The plan as it may be shown: no secret is in it. */
export const shownPlan = ({ format, events, left, warnings }: FilePlan): ShownPlan => {
  const secrets = new Set(events.flatMap((one) => Object.values(one.secrets)).filter((secret) => secret.length >= LEAST));
  const masked = <T extends Left | Note>(said: T): T => {
    // Whatever is said names options and hosts; a word that is some event's secret is none of them.
    const hidden = said.what.replace(/[^\s,:]+/g, (word) => (secrets.has(word) ? SECRET_SHOWN : word));
    return { ...said, what: hidden.replace(UNSEEN, '').slice(0, MOST_WHAT) };
  };
  return { format, events: events.map(plannedOf), left: left.map(masked), warnings: warnings.map(masked) };
};
