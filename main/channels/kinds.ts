import { CHANNEL_KINDS, type Channel, type ChannelInfo, type ChannelKind } from '../../preload/contract/channel.ts';
import type { Field } from '../../preload/contract/service.ts';
import { channelOriginOf } from './at-home.ts';
import type { Settings } from './request.ts';
import { specOf } from './specs.ts';

/** What is known of a kind of channel, as far as its queue is concerned. */
export interface KindFacts {
  perMinute: number;
  repeatable: boolean;
  /** Messages a calendar month; null: not counted. */
  allowance: number | null;
  /** It leads into the home network, which is there also while the line is down. */
  home: boolean;
}

const field = (key: string, kind: Field['kind'], ja: string, en: string, more: Partial<Field> = {}): Field => ({
  ...{ key, kind, label: { ja, en }, required: true },
  ...more,
});

/** The two that are no data. */
const CODED: Partial<Record<ChannelKind, Omit<ChannelInfo, 'kind'>>> = {
  mail: {
    name: { ja: 'メール', en: 'E-mail' },
    homepage: 'https://saikoro.app/',
    severity: 'everything',
    fields: [
      field('server', 'hostname', '送信サーバー (SMTP)', 'Server for sending (SMTP)', { placeholder: 'smtp.gmail.com' }),
      field('port', 'number', 'ポート', 'Port', {
        default: 465,
        help: {
          ja: '465 は最初から暗号化し、587 などは STARTTLS で暗号化します。暗号化できないサーバーには送りません。',
          en: '465 is encrypted from the beginning, 587 and others by STARTTLS. Nothing is sent without encryption.',
        },
      }),
      field('user', 'text', 'ユーザー名', 'User name', { required: false }),
      field('password', 'secret', 'パスワード', 'Password', { required: false }),
      field('from', 'text', '差出人のアドレス', 'From', { placeholder: 'me@example.com' }),
      field('to', 'text', '宛先のアドレス', 'To', {
        placeholder: 'me@example.com',
        help: { ja: 'コンマで区切って10件まで書けます。', en: 'Up to ten, with commas between.' },
      }),
    ],
  },
  command: {
    name: { ja: 'プログラム', en: 'Program' },
    homepage: 'https://saikoro.app/',
    severity: 'everything',
    fields: [
      field('program', 'text', 'プログラム', 'Program', { placeholder: '/usr/local/bin/notify' }),
      field('args', 'text', '引数', 'Arguments', {
        required: false,
        placeholder: '{title}',
        help: {
          ja: '1行に1つずつ書きます。{title} {text} {severity} {hostnames} {address} {time} {count} が置き換わります。同じものは環境変数 SAIKORO_TITLE などでも渡します。シェルは使いません。',
          en: 'One a line. {title} {text} {severity} {hostnames} {address} {time} {count} are filled in; they are in the environment too, as SAIKORO_TITLE and so on. No shell is used.',
        },
      }),
    ],
  },
};

/** What the window knows of a kind. */
export const infoOf = (kind: ChannelKind): ChannelInfo => {
  const spec = specOf(kind);
  const coded = CODED[kind];
  if (coded !== undefined) return { kind, ...coded };
  if (spec === null) throw new Error(`there is no channel of the kind ${kind}`);
  return { kind, name: spec.name, homepage: spec.homepage, fields: spec.plugin.settings, severity: spec.severity };
};
export const allKinds = (): ChannelInfo[] => CHANNEL_KINDS.map(infoOf);

/** What concerns a channel's queue. `url`: its stored address, where that is a secret. */
export const factsOfKind = ({ kind, settings }: Pick<Channel, 'kind' | 'settings'>, url: string | null): KindFacts => {
  const spec = specOf(kind);
  const counted = spec?.plugin.settings.find(({ key }) => key === 'allowance');
  const allowance = Number(settings.allowance ?? counted?.default ?? 0);
  const server = String(settings.server ?? '');
  const address = spec?.url === undefined ? server : (url ?? '');
  return {
    perMinute: spec?.perMinute ?? 10,
    repeatable: spec?.repeatable ?? false,
    allowance: counted === undefined || !Number.isInteger(allowance) || allowance < 1 ? null : allowance,
    // A program may do without the line.
    home: kind === 'command' || (address !== '' && channelOriginOf(address.replace(/[{}]/g, ''))?.home === true),
  };
};

/** With what is at its default where the user left it. */
export const withDefaults = (kind: ChannelKind, settings: Settings): Settings => ({
  ...Object.fromEntries(infoOf(kind).fields.flatMap(({ key, default: usual }) => (usual === undefined ? [] : [[key, usual]]))),
  ...settings,
});
