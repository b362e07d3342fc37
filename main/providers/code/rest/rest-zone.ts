import { type Json, pointAt } from '../../judge/json.ts';
import { isInside } from '../../render/scope.ts';
import { asciiHost, type Task } from '../../run/task.ts';
import { type Found, failed, found, idAt } from './rest-call.ts';
import { candidatesOf, settingOf } from './targets.ts';

export interface Zone {
  /** What the service's paths call it: an id or the name again. */
  id: string;
  /** In ASCII form. */
  name: string;
  /** What the service told of it. */
  item?: Json;
}

const NONE = { kind: 'bad-host', reason: 'zone-not-found' } as const;
/** The host and all above it that could be a zone, the longest first. */
export const zoneNames = (task: Task, host: string): string[] => {
  const given = settingOf(task, 'zone');
  return given === '' ? candidatesOf(host) : [given];
};

/** The name below its zone, '' at its top. */
export const belowZone = (host: string, zone: string): string => (host === zone ? '' : host.slice(0, -zone.length - 1));

/** Of the zones a service lists, the longest that holds the host, or the one the user gave. */
export const zoneAmong = (task: Task, host: string, items: readonly Json[], at: { id: string; name: string }): Found<Zone> => {
  const given = settingOf(task, 'zone');
  const zones = items.flatMap((item): Zone[] => {
    const [id, name] = [idAt(item, at.id), asciiHost(String(pointAt(item, at.name) ?? ''))];
    return id === undefined || name === null ? [] : [{ id, name, item }];
  });
  const fitting = zones.filter(({ name }) => (given === '' ? isInside(host, name) : name === given));
  const longest = fitting.sort((a, b) => b.name.length - a.name.length)[0];
  return longest === undefined ? failed(NONE) : found(longest);
};

/** The zone the user gave, unasked; else the longest name the service knows: one it does not is answered with bad-host. */
export const zoneByAsking = async (task: Task, host: string, ask: (name: string) => Promise<Found<unknown>>): Promise<Found<Zone>> => {
  const names = zoneNames(task, host);
  const given = settingOf(task, 'zone');
  if (given !== '') return found({ id: given, name: given });
  for (const name of names) {
    const answer = await ask(name);
    if (answer.ok) return found({ id: name, name });
    if (answer.outcome.kind !== 'bad-host') return answer;
  }
  return failed(NONE);
};
