import type { Channel } from '../../preload/contract/channel.ts';
import { channelOriginOf } from './at-home.ts';
import { callOf, unknownPlace } from './command.ts';
import { infoOf, withDefaults } from './kinds.ts';
import { mailFault } from './mail.ts';
import type { Settings } from './request.ts';
import { rawSpec, specOf } from './specs.ts';
import { webhookSpec } from './webhook.ts';

/** code: a key of strings.refusal. */
export interface ChannelFault {
  ok: false;
  code: string;
  field: string;
  detail?: string;
}

const fault = (code: string, field: string, detail?: string): ChannelFault => ({
  ok: false,
  code,
  field,
  ...(detail === undefined || detail === '' ? {} : { detail }),
});

const isAllowance = (value: unknown): boolean => Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= 100_000;

/** What of a channel cannot be used, with the field it is about; null: nothing. `settings`: with the secrets as far as they are known. */
export const faultOfChannel = ({ kind }: Pick<Channel, 'kind'>, given: Settings, again: readonly string[] = []): ChannelFault | null => {
  const settings = withDefaults(kind, given);
  const text = (key: string): string => String(settings[key] ?? '').trim();
  for (const { key, kind: of, required } of infoOf(kind).fields) {
    if (again.includes(key) && text(key) === '') return fault('secret-again', key);
    if (required && text(key) === '') return fault(of === 'secret' ? 'missing-secret' : 'missing-setting', key);
    if (key === 'allowance' && text(key) !== '' && !isAllowance(text(key))) return fault('channel-number', key);
    if (of === 'url' && text(key) !== '' && channelOriginOf(text(key)) === null) return fault('channel-url', key);
  }
  if (kind === 'mail') {
    const wrong = mailFault(settings);
    if (wrong !== null) return fault(wrong.code, wrong.field);
    return text('user') !== '' && text('password') === '' ? fault('missing-secret', 'password') : null;
  }
  if (kind === 'command') {
    const unknown = unknownPlace(settings);
    if (unknown !== null) return fault('channel-name', 'args', unknown);
    return callOf(settings).program === '' ? fault('missing-setting', 'program') : null;
  }
  const spec = specOf(kind);
  if (spec?.url !== undefined && channelOriginOf(text(spec.url).replace(/[{}]/g, '')) === null) return fault('channel-url', spec.url);
  if (spec === null || kind !== 'webhook') return null;
  const own = webhookSpec(spec, rawSpec('webhook'), settings);
  return own.ok ? null : fault(own.code, own.field, own.detail);
};
