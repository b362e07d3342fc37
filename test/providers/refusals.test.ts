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

/** What a status alone tells, in the service's words and not as the JSON that they stand in. */
const TURNED_AWAY: readonly [service: string, settings: Record<string, string>, body: unknown, excerpt: string][] = [
  ['bunny', { apiKey: 'key-7f3a9c' }, { Message: 'The request authorization failed' }, 'The request authorization failed'],
  ['desec-api', { token: 'token-7f3a9c' }, { detail: 'Invalid token.' }, 'Invalid token.'],
  ['digitalocean', { token: 'token-7f3a9c' }, { id: 'unauthorized', message: 'Unable to authenticate you' }, 'Unable to authenticate you'],
  ['gandi', { personalAccessToken: 'token-7f3a9c' }, { message: 'Access was denied.' }, 'Access was denied.'],
  [
    'hetzner-cloud',
    { token: 'token-7f3a9c' },
    { error: { code: 'unauthorized', message: 'unable to authenticate' } },
    'unable to authenticate',
  ],
  ['ionos', { apiKey: 'key-7f3a9c' }, [{ code: 'UNAUTHORIZED', message: 'The key is not known' }], 'The key is not known'],
  ['ipv64', { key: 'key-7f3a9c' }, { info: 'Unauthorized', status: '401 Unauthorized' }, 'Unauthorized'],
  ['linode', { token: 'token-7f3a9c' }, { errors: [{ reason: 'Invalid Token' }] }, 'Invalid Token'],
  ['luadns-api', { email: 'a@example.com', token: 'token-7f3a9c' }, { status: 'Unauthorized', message: 'No such token' }, 'No such token'],
  ['name.com', { username: 'user-1', token: 'token-7f3a9c' }, { message: 'Unauthenticated' }, 'Unauthenticated'],
  ['netlify', { token: 'token-7f3a9c' }, { code: 401, message: 'Access Denied' }, 'Access Denied'],
  ['ns1', { apiKey: 'key-7f3a9c' }, { message: 'Unauthorized' }, 'Unauthorized'],
  [
    'sakura-cloud',
    { token: 'token-7f3a9c', secret: 'secret-7f3a9c' },
    { error_code: 'unauthorized', error_msg: '認証に失敗しました' },
    '認証に失敗しました',
  ],
  ['spaceship', { apiKey: 'key-7f3a9c', apiSecret: 'secret-7f3a9c' }, { detail: 'The key is not known' }, 'The key is not known'],
  ['vercel', { token: 'token-7f3a9c' }, { error: { code: 'forbidden', message: 'Not authorized' } }, 'Not authorized'],
  ['vultr', { apiKey: 'key-7f3a9c' }, { error: 'Invalid API token.', status: 401 }, 'Invalid API token.'],
  ['xserver', { server: 'xs1.xsrv.jp', apiKey: 'key-7f3a9c' }, { error: { message: 'APIキーが無効です' } }, 'APIキーが無効です'],
];
const ANYWHERE = [
  'api.bunny.net',
  'desec.io',
  'api.digitalocean.com',
  'api.gandi.net',
  'api.hosting.ionos.com',
  'ipv64.net',
  'api.linode.com',
  'api.luadns.com',
  'api.name.com',
  'api.netlify.com',
  'api.nsone.net',
  'secure.sakura.ad.jp',
  'spaceship.dev',
  'api.vercel.com',
  'api.vultr.com',
];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage([...Object.values(HOSTS), ...ANYWHERE]);
});
afterAll(() => stage.close());

describe('a refusal is told in the words of the service', () => {
  it.each(ANSWERS)('%s, status %i, %j', async (service, status, body, kind, excerpt) => {
    stage.far.answer = () => ({ status, body: JSON.stringify(body) });
    const settings = { ...REFUSALS.find(([id]) => id === service)?.[1] };
    const { outcome } = await stage.services.update({ service, settings, hosts: ['home.example.com'], ipv4: '192.0.2.10', ipv6: null });
    expect(outcome).toMatchObject({ kind, excerpt });
  });
  it.each(TURNED_AWAY)('%s turns a key away', async (service, settings, body, excerpt) => {
    stage.far.answer = () => ({ status: 401, body: JSON.stringify(body) });
    const { outcome } = await stage.services.update({
      service,
      settings: { zone: 'example.com', ...settings },
      hosts: ['home.example.com'],
      ipv4: '192.0.2.10',
      ipv6: null,
    });
    expect(outcome).toEqual({ kind: 'auth-failed', excerpt });
  });
});
