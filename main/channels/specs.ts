import { decodeSpec, type Spec } from './spec.ts';
import bark from './specs/bark.json';
import discord from './specs/discord.json';
import gotify from './specs/gotify.json';
import healthchecks from './specs/healthchecks.json';
import homeassistant from './specs/homeassistant.json';
import kuma from './specs/kuma.json';
import line from './specs/line.json';
import matrix from './specs/matrix.json';
import ntfy from './specs/ntfy.json';
import pushover from './specs/pushover.json';
import slack from './specs/slack.json';
import teams from './specs/teams.json';
import telegram from './specs/telegram.json';
import url from './specs/url.json';
import webhook from './specs/webhook.json';

const RAW: Readonly<Record<string, unknown>> = {
  bark,
  discord,
  gotify,
  healthchecks,
  homeassistant,
  kuma,
  line,
  matrix,
  ntfy,
  pushover,
  slack,
  teams,
  telegram,
  url,
  webhook,
};
const read = new Map<string, Spec>();

/** A built-in channel, or the way of a heartbeat: read when it is first used. One that cannot be read is a bug. */
export const specOf = (id: string): Spec | null => {
  const known = read.get(id);
  if (known !== undefined || !Object.hasOwn(RAW, id)) return known ?? null;
  const decoded = decodeSpec(RAW[id]);
  if (!decoded.ok) throw new Error(`channel ${id}: ${decoded.at}`);
  read.set(id, decoded.spec);
  return decoded.spec;
};

export const SPEC_IDS = Object.keys(RAW);
/** As it stands in its file. */
export const rawSpec = (id: string): object => RAW[id] as object;
