import { MOST, type SettingValue } from '../../preload/contract/event.ts';
import type { Note } from '../../preload/contract/imports/plan.ts';
import type { Field, ServiceInfo } from '../../preload/contract/service.ts';
import { toAscii } from '../net/host-name.ts';
import { own } from './reading/entry.ts';
import { isPlaceholder, isPlaceholderHost } from './reading/placeholder.ts';

export interface Filled {
  settings: Record<string, SettingValue>;
  secrets: Record<string, string>;
  /** Keys without which the service does not work, and that the file has no value for. */
  missing: string[];
  notes: Omit<Note, 'line'>[];
}

const YES = /^(?:1|y|yes|true|on|enabled?)$/i;
const NO = /^(?:0|n|no|false|off|disabled?)$/i;

/** As the field takes it; undefined: it does not. */
const valueFor = (field: Field, text: string): SettingValue | undefined => {
  if (text.length > MOST.setting) return undefined;
  if (field.kind === 'switch') return YES.test(text) ? true : NO.test(text) ? false : undefined;
  if (field.kind === 'number') return /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
  if (field.kind === 'choice') return field.choices?.some(({ value }) => value === text) ? text : undefined;
  return field.kind === 'hostname' ? text.trim() : text;
};

const isSecret = ({ kind }: Field): boolean => kind === 'secret';
const firstRequired = (fields: readonly Field[]): Field | undefined => fields.find(({ required }) => required) ?? fields[0];

/** The field that the old client's user name or password is here, whatever the service calls it. */
const fieldFor = (key: string, { fields }: ServiceInfo): Field | undefined => {
  const same = fields.find((field) => field.key === key);
  if (same !== undefined) return same;
  if (key === 'password') return firstRequired(fields.filter(isSecret));
  return key === 'username' ? fields.find(({ kind, required }) => kind === 'text' && required) : undefined;
};

/** Of several ways to sign in one is enough; the first secret stands for them where the file has none. */
const missingOf = ({ fields }: ServiceInfo, has: (key: string) => boolean): string[] => {
  const required = fields.filter((field) => field.required && field.default === undefined && !has(field.key)).map(({ key }) => key);
  const secrets = fields.filter(isSecret);
  const none = secrets.length > 0 && secrets.every(({ key, required: needed }) => !needed && !has(key));
  return none ? [...required, ...secrets.slice(0, 1).map(({ key }) => key)] : required;
};

/** What the file says, as settings and secrets of the service. An example's text is no value. */
export const fillFields = (info: ServiceInfo, values: Readonly<Record<string, string>>): Filled => {
  const filled: Filled = { settings: {}, secrets: {}, missing: [], notes: [] };
  for (const [key, text] of Object.entries(values)) {
    const field = fieldFor(key, info);
    if (field === undefined) {
      if (key !== 'username' && key !== 'password' && key !== 'zone' && key !== 'ttl')
        filled.notes.push({ code: 'setting-dropped', what: key });
      continue;
    }
    if (text === '') continue;
    if (isPlaceholder(text) || (field.kind === 'hostname' && isPlaceholderHost(text))) {
      filled.notes.push({ code: 'placeholder-value', what: field.key });
      continue;
    }
    const value = valueFor(field, text);
    if (value === undefined) filled.notes.push({ code: 'setting-bad', what: field.key });
    else if (isSecret(field)) filled.secrets[field.key] ??= String(value);
    else filled.settings[field.key] ??= field.kind === 'hostname' && field.key !== 'server' ? toAscii(String(value)) : value;
  }
  const has = (key: string): boolean => (own(filled.settings, key) ?? own(filled.secrets, key) ?? '') !== '';
  return { ...filled, missing: missingOf(info, has) };
};
