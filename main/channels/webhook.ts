import { readHeaders } from '../../preload/contract/own/headers.ts';
import { beginsJson } from '../../preload/contract/own/url.ts';
import { parseTemplate, slotsOf } from '../providers/grammar/template.ts';
import { MESSAGE_NAMES } from './message.ts';
import type { Settings } from './request.ts';
import { decodeSpec, type Spec } from './spec.ts';

/** field: the setting that is wrong; code: a key of strings.refusal. */
export type Wrong = {
  ok: false;
  field: string;
  code: 'channel-template' | 'channel-name' | 'channel-json' | 'channel-headers';
  detail: string;
};

const KNOWN: ReadonlySet<string> = new Set(MESSAGE_NAMES);

/** What is wrong with the places of a text that is filled in; null: nothing. */
const faultIn = (field: string, text: string): Wrong | null => {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return { ok: false, field, code: 'channel-template', detail: text.slice(parsed.at, parsed.at + 12) };
  const unknown = slotsOf(parsed.template).find(({ name }) => !KNOWN.has(name));
  return unknown === undefined ? null : { ok: false, field, code: 'channel-name', detail: `{${unknown.name}}` };
};

const textsIn = (json: unknown): string[] =>
  typeof json === 'string' ? [json] : typeof json === 'object' && json !== null ? Object.values(json).flatMap(textsIn) : [];

const readBody = (body: string): { json: unknown } | { form: Record<string, string> } | Wrong => {
  if (/^\s*[[{"]/.test(body) || beginsJson(body)) {
    try {
      return { json: JSON.parse(body) };
    } catch (error) {
      return { ok: false, field: 'body', code: 'channel-json', detail: String(error instanceof Error ? error.message : '').slice(0, 80) };
    }
  }
  const fields = body.split('&').filter((field) => field.trim() !== '');
  return {
    form: Object.fromEntries(
      fields.map((field) => {
        const [name = '', value = ''] = field.trim().split(/=(.*)/s);
        return [name, value];
      }),
    ),
  };
};

/** The channel that a user's own webhook is: the same grammar, written by the user. */
export const webhookSpec = (base: Spec, raw: object, settings: Settings): { ok: true; spec: Spec } | Wrong => {
  const text = (key: string): string => String(settings[key] ?? '');
  const headers = readHeaders(text('headers'));
  if (headers === null) return { ok: false, field: 'headers', code: 'channel-headers', detail: '' };
  const method = text('method') || 'POST';
  const given = text('body').trim();
  const body = given === '' ? null : readBody(given);
  if (body !== null && 'ok' in body) return body;
  const texts: [string, string][] = [
    ['url', text('url').split('#')[0] ?? ''],
    ...headers.map(([, value]): [string, string] => ['headers', value]),
    ...(body === null ? [] : textsIn('json' in body ? body.json : body.form).map((one): [string, string] => ['body', one])),
  ];
  for (const [field, one] of texts) {
    const wrong = faultIn(field, one);
    if (wrong !== null) return wrong;
  }
  const { request } = raw as { request: { json: unknown } };
  const sent = method === 'GET' ? {} : (body ?? { json: request.json });
  const decoded = decodeSpec({ ...raw, request: { method, path: '', headers: Object.fromEntries(headers), ...sent } });
  if (!decoded.ok) return { ok: false, field: 'body', code: 'channel-template', detail: decoded.at };
  return { ok: true, spec: { ...base, ...decoded.spec } };
};
