import type { DnsEvent } from '../../preload/contract/event.ts';
import { PRACTICE_SERVICE } from '../ports/built-ins.ts';
import { PRACTICE_HOST, PRACTICE_PASSWORD, PRACTICE_USER } from './practice-http.ts';

/** The practice service's plug-in: read, rendered and judged like any other. */
export const practicePlugin = (port: number): unknown => ({
  $schema: 'saikoro-plugin-1',
  id: PRACTICE_SERVICE,
  preset: 'dyndns2',
  name: 'Practice service',
  nameJa: '練習用サービス',
  homepage: 'https://saikoro.app/practice',
  suffixes: ['practice.test'],
  hostExample: PRACTICE_HOST,
  host: `127.0.0.1:${port}`,
  plainHttp: { ja: 'このコンピュータの中だけで動くためです。', en: 'It runs inside this computer only.' },
  ipv4: true,
  ipv6: true,
  limits: { minIntervalSeconds: 1, maxHosts: 1, together: 'no', refreshDays: null, hostBudget: { perHour: 3600, perDay: 3600 } },
  request: { path: '/nic/update' },
  settings: [
    { key: 'username', kind: 'text', label: { ja: 'ユーザー名', en: 'User name' }, required: true, placeholder: PRACTICE_USER },
    {
      key: 'password',
      kind: 'secret',
      label: { ja: 'パスワード', en: 'Password' },
      help: { ja: `練習用のパスワードは「${PRACTICE_PASSWORD}」です。`, en: `The practice password is "${PRACTICE_PASSWORD}".` },
      required: true,
    },
  ],
});

/** The event that is there from the start. */
export const practiceEvent = (language: 'ja' | 'en'): DnsEvent => ({
  id: 'practice',
  name: language === 'ja' ? '練習用の自宅サーバー' : 'Practice home server',
  enabled: true,
  type: 'dns',
  service: PRACTICE_SERVICE,
  hosts: [PRACTICE_HOST],
  settings: { username: PRACTICE_USER },
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'plugin' },
});
export const practiceSecrets = { password: PRACTICE_PASSWORD };
