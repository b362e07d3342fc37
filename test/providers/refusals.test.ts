import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './replay/stage.ts';

/** Refusals whose words stand deep in the reply: the user sees them alone. */
const REFUSALS = [
  ['xserver', { server: 'xs1.xsrv.jp', apiKey: 'k', zone: 'example.com' }],
  ['hetzner-cloud', { token: 't', zone: 'example.com' }],
  ['huaweicloud', { accessKey: 'ak', secretKey: 'sk', zone: 'example.com' }],
] as const;
const HOSTS = { xserver: 'api.xserver.ne.jp', 'hetzner-cloud': 'api.hetzner.cloud', huaweicloud: 'dns.myhuaweicloud.com' };

const ANSWERS = [
  [
    'xserver',
    409,
    { error: { code: 'OPERATION_ERROR', message: '操作を完了できませんでした' } },
    'not-confirmed',
    '操作を完了できませんでした',
  ],
  [
    'xserver',
    422,
    { error: { code: 'VALIDATION_ERROR', message: '入力値が正しくありません', errors: ['TTL は 60 以上です'] } },
    'bad-config',
    'TTL は 60 以上です',
  ],
  ['xserver', 404, { error: { code: 'NOT_FOUND', message: 'サーバーがありません' } }, 'bad-host', 'サーバーがありません'],
  ['hetzner-cloud', 423, { error: { code: 'locked', message: 'zone is locked' } }, 'server-error', 'zone is locked'],
  ['huaweicloud', 403, { code: 'DNS.0014', message: 'flow control' }, 'rate-limited', 'flow control'],
] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(Object.values(HOSTS));
});
afterAll(() => stage.close());

describe('a refusal is told in the words of the service', () => {
  it.each(ANSWERS)('%s, status %i, %j', async (service, status, body, kind, excerpt) => {
    stage.far.answer = () => ({ status, body: JSON.stringify(body) });
    const settings = { ...REFUSALS.find(([id]) => id === service)?.[1] };
    const { outcome } = await stage.services.update({ service, settings, hosts: ['home.example.com'], ipv4: '192.0.2.10', ipv6: null });
    expect(outcome).toMatchObject({ kind, excerpt });
  });
});
