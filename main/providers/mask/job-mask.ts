import type { SettingValue } from '../../../preload/contract/event.ts';
import { readHeaders } from '../../../preload/contract/own/headers.ts';
import { PLACES } from '../../../preload/contract/own/url.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, parseJson } from '../judge/json.ts';
import { decoded } from './decoded.ts';
import { type JobMask, jobMaskOf } from './mask.ts';

/** Words that paths are made of everywhere. */
const ORDINARY = new Set(
  (
    'nic update updates updateip dyndns dyndns2 ddns dns dyn dynamic api rest v1 v2 v3 v4 v5 set put edit change refresh ip ipv4 ipv6 myip ' +
    'host hosts hostname domain domains zone zones record records rrset server service services hook hooks webhook webhooks public remote ' +
    'access account client user users login auth token index php cgi bin html htm asp aspx jsp py pl'
  ).split(' '),
);
const isOrdinary = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[-_.]+/)
    .every((word) => word === '' || ORDINARY.has(word));
/** Values that say yes, no, or which record. */
const SWITCH = /^(?:true|false|yes|no|on|off|auto|a|aaaa|[01])$/i;
/** Names of fields whose value is never secret. */
const OPEN_FIELD =
  /^(?:type|ttl|action|cmd|command|format|output|system|host(?:name)?|name|user(?:name)?|login|email|domain|zone|record|wildcard|offline|mx|backmx)$/i;
/** Header fields that say what is sent and how. */
const OPEN_HEADER = /^(?:accept(?:-\w+)?|content-(?:type|language)|user-agent|cache-control|pragma|date|origin|x-requested-with)$/i;
/** Shorter segments of a path are words too, in characters. */
const SHORTEST_SEGMENT = 4;

const isOpenPlace = new RegExp(PLACES.source.replace(/\((?!\?)/g, '(?:'));
/** What a value has beside what is filled in, as it is typed and as it is meant. */
const literals = (value: string): string[] =>
  value
    .split(isOpenPlace)
    .filter((piece) => piece !== '' && !SWITCH.test(piece))
    .flatMap((piece) => [piece, decoded(piece.replaceAll('+', ' '))]);

/** One field of a query or form: its value, or the whole where it has no name, as a token at the end of an address. */
const fieldSecrets = (field: string): string[] => {
  const [, name, value = ''] = /^([\w.~[\]-]{1,40})=(.*)$/s.exec(field) ?? [];
  // Base64 ends in signs that look like a field without a value.
  if (name === undefined || /^=+$/.test(value)) return literals(field);
  return OPEN_FIELD.test(name) ? [] : literals(value);
};

/** User name and password that stand in an address (RFC 3986 §3.2.1), as they are typed and as they are sent. */
const signInSecrets = (inside: string): string[] => inside.split(/:(.*)/s).flatMap((part) => [part, decoded(part)]);

/** The parts of a URL to hide: all but common words, field names, hosts and placeholders, which stay readable. */
const addressSecrets = (text: string): string[] | null => {
  const found = /^https?:\/\/(?:([^/?#]*)@)?[^/?#]*([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is.exec(text.trim().replaceAll('#{', '{'));
  if (found === null) return null;
  const [, inside = '', path = '', query = '', after = ''] = found;
  return [
    ...signInSecrets(inside),
    ...path
      .split('/')
      .filter((segment) => segment.length >= SHORTEST_SEGMENT && !isOrdinary(segment))
      .flatMap(literals),
    ...query.split('&').flatMap(fieldSecrets),
    ...literals(after),
  ];
};

const jsonSecrets = (json: Json, name = ''): string[] => {
  if (typeof json === 'string') return OPEN_FIELD.test(name) ? [] : literals(json);
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => jsonSecrets(value, Array.isArray(json) ? name : key));
};

/** A place that stands for a number makes no JSON: it becomes one. */
const bodySecrets = (text: string): string[] => {
  const json = parseJson(text.replace(/(?<!")#?\{[A-Za-z0-9]+\}(?!")/g, '0'));
  if (typeof json === 'object' && json !== null) return jsonSecrets(json);
  return /^\s*[<[{]|\s/.test(text) ? [text, ...text.split(isOpenPlace)] : text.split('&').flatMap(fieldSecrets);
};

/** Between the parts of a header field's value; a shorter part is a word, in characters. */
const BETWEEN_PARTS = /[\s,;:="]+/;
const SHORTEST_PART = 8;

/** The token behind the word that says what it is, the password of a sign-in (RFC 7617), and each long part (`sso-key KEY:SECRET`), are secrets by themselves. */
const headerSecrets = (text: string): string[] =>
  (readHeaders(text) ?? [['', text] as const])
    .filter(([name]) => !OPEN_HEADER.test(name))
    .flatMap(([, value]) => {
      const inAddress = addressSecrets(value);
      if (inAddress !== null) return inAddress;
      const parts = value.split(BETWEEN_PARTS).filter((part) => part.length >= SHORTEST_PART);
      const token = /^[\w-]+\s+(\S.*)$/.exec(value)?.[1];
      const pair = /^basic\s/i.test(value) && token !== undefined ? Buffer.from(token, 'base64').toString('utf8') : '';
      return [
        ...literals(value),
        ...parts.flatMap(literals),
        ...(token === undefined ? [] : literals(token)),
        ...(pair === '' ? [] : signInSecrets(pair)),
      ];
    });

/** What is secret of a URL of the user's own, by the key it stands under: parts of it, so that the rest can be read. */
const OWN_URL: Readonly<Record<string, (text: string) => string[]>> = { headers: headerSecrets, body: bodySecrets };

const secretsIn = (plugin: Plugin, key: string, text: string): string[] => {
  const own = plugin.code === 'custom' ? OWN_URL[key] : undefined;
  return own?.(text) ?? addressSecrets(text) ?? [text];
};

/** The secrets of a job masked, in every form they are sent in. */
export const maskFor = (plugin: Plugin, settings: Readonly<Record<string, SettingValue>>): JobMask => {
  const secretKeys = new Set(plugin.settings.filter((field) => field.kind === 'secret').map((field) => field.key));
  const texts = Object.entries(settings).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return jobMaskOf(
    texts.filter(([key]) => secretKeys.has(key)).flatMap(([key, text]) => secretsIn(plugin, key, text)),
    texts.filter(([key]) => !secretKeys.has(key)).map(([, text]) => text),
  );
};
