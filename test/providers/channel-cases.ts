import type { Outcome } from '../../preload/contract/outcome.ts';

/** A message as a channel sends it, byte for byte, and what its vendor's documented answers mean. Sources: docs/channels.md. */
export interface ChannelCase {
  kind: string;
  settings: Record<string, string | number>;
  request: { line: string; host: string; headers?: Record<string, string>; body: string };
  /** status, body, headers → outcome. */
  replies: [status: number, body: string, outcome: Partial<Outcome>, headers?: Record<string, string>][];
}

export const ID = '123e4567-e89b-42d3-a456-426614174000';
const json = { 'content-type': 'application/json' };
const TITLE = 'home は対応が必要です';
const TEXT = '自宅 <a&b> "q"\\n2行目'.replace('\\n', '\n');
export const MESSAGE = { title: TITLE, text: TEXT };
const text = JSON.stringify(TEXT);
const title = JSON.stringify(TITLE);
const both = JSON.stringify(`${TITLE}\n${TEXT}`);

export const channelCases: ChannelCase[] = [
  {
    kind: 'ntfy',
    settings: { topic: 's3cret-topic', token: 'tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2' },
    request: {
      line: 'POST /',
      host: 'ntfy.sh',
      headers: { ...json, authorization: 'Bearer tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2' },
      body: `{"topic":"s3cret-topic","title":${title},"message":${text},"priority":4}`,
    },
    replies: [
      [200, '{"id":"xE73Iyuabi","time":1673542291,"event":"message","topic":"s3cret-topic","message":"hi"}', { kind: 'updated' }],
      [200, '<html>Sign in to the Wi-Fi</html>', { kind: 'not-confirmed', reason: 'html-reply' }],
      [401, '{"code":40101,"http":401,"error":"unauthorized"}', { kind: 'auth-failed', excerpt: 'unauthorized' }],
      [
        429,
        '{"code":42901,"http":429,"error":"limit reached: too many requests"}',
        { kind: 'rate-limited', afterSeconds: 17 },
        { 'retry-after': '17' },
      ],
    ],
  },
  {
    kind: 'gotify',
    settings: { server: 'https://gotify.example.com/push/', token: 'AKB8Ef.9.WPGTd2' },
    request: {
      line: 'POST /push/message',
      host: 'gotify.example.com',
      headers: { ...json, 'x-gotify-key': 'AKB8Ef.9.WPGTd2' },
      body: `{"title":${title},"message":${text},"priority":8}`,
    },
    replies: [
      [200, '{"id":25,"appid":5,"message":"m","title":"t","priority":8,"date":"2018-02-27T19:36:10.5045044+01:00"}', { kind: 'updated' }],
      [
        401,
        '{"error":"Unauthorized","errorCode":401,"errorDescription":"you need to provide a valid access token"}',
        { kind: 'auth-failed' },
      ],
      [500, '{"error":"x","errorCode":500,"errorDescription":"y"}', { kind: 'server-error' }],
    ],
  },
  {
    kind: 'pushover',
    settings: { token: 'azGDORePK8gMaC0QOYAMyEEuzJnyUi', user: 'uQiRzpo4DXghDmr9QzzfQu27cmVRsG' },
    request: {
      line: 'POST /1/messages.json',
      host: 'api.pushover.net',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        token: 'azGDORePK8gMaC0QOYAMyEEuzJnyUi',
        user: 'uQiRzpo4DXghDmr9QzzfQu27cmVRsG',
        title: TITLE,
        message: TEXT,
        priority: '1',
      }).toString(),
    },
    replies: [
      [200, '{"status":1,"request":"647d2300-702c-4b38-8b2f-d56326ae460b"}', { kind: 'updated' }],
      [
        400,
        '{"user":"invalid","errors":["user identifier is invalid"],"status":0,"request":"5042853c"}',
        { kind: 'bad-config', excerpt: 'user identifier is invalid' },
      ],
      [429, '{"status":0,"errors":["application is over its quota"]}', { kind: 'rate-limited', afterSeconds: 86_400 }],
    ],
  },
  {
    kind: 'telegram',
    settings: { token: '123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11', chat: '-1001234' },
    request: {
      line: 'POST /bot123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11/sendMessage',
      host: 'api.telegram.org',
      headers: json,
      body: `{"chat_id":"-1001234","text":${both},"link_preview_options":{"is_disabled":true}}`,
    },
    replies: [
      [200, '{"ok":true,"result":{"message_id":7}}', { kind: 'updated' }],
      [
        401,
        '{"ok":false,"error_code":401,"description":"Unauthorized"}',
        { kind: 'auth-failed', setting: 'token', excerpt: 'Unauthorized' },
      ],
      [400, '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}', { kind: 'bad-config', setting: 'chat' }],
      [
        429,
        '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}}',
        { kind: 'rate-limited', afterSeconds: 35 },
      ],
    ],
  },
  {
    kind: 'discord',
    settings: { url: 'https://discord.com/api/webhooks/123456789/s3cretTokenOfDiscord' },
    request: {
      line: 'POST /api/webhooks/123456789/s3cretTokenOfDiscord?wait=true',
      host: 'discord.com',
      headers: json,
      body: `{"content":${both},"allowed_mentions":{"parse":[]}}`,
    },
    replies: [
      [200, '{"id":"1","content":"x"}', { kind: 'updated' }],
      [404, '{"message":"Unknown Webhook","code":10015}', { kind: 'auth-failed', setting: 'url', excerpt: 'Unknown Webhook' }],
      [429, '{"message":"You are being rate limited.","retry_after":64,"global":false}', { kind: 'rate-limited', afterSeconds: 64 }],
    ],
  },
  {
    kind: 'slack',
    settings: { url: 'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX' },
    request: {
      line: 'POST /services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
      host: 'hooks.slack.com',
      headers: json,
      body: `{"text":${title},"blocks":[{"type":"section","text":{"type":"plain_text","text":${both}}}]}`,
    },
    replies: [
      [200, 'ok', { kind: 'updated' }],
      [200, 'no_text', { kind: 'not-confirmed' }],
      [404, 'no_service', { kind: 'auth-failed', setting: 'url' }],
      [410, 'channel_is_archived', { kind: 'auth-failed', setting: 'url', excerpt: 'channel_is_archived' }],
      [429, '', { kind: 'rate-limited', afterSeconds: 30 }, { 'retry-after': '30' }],
    ],
  },
  {
    kind: 'teams',
    settings: {
      url: 'https://prod-1.westeurope.logic.azure.com:443/workflows/0a1b/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=S3cret-Sig',
    },
    request: {
      line: 'POST /workflows/0a1b/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=S3cret-Sig',
      host: 'prod-1.westeurope.logic.azure.com',
      headers: json,
      body: `{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","contentUrl":null,"content":{"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard","version":"1.2","body":[{"type":"TextBlock","text":${title},"weight":"Bolder","wrap":true},{"type":"TextBlock","text":${text},"wrap":true}]}}]}`,
    },
    replies: [
      [202, '', { kind: 'updated' }],
      [401, '{"error":{"code":"DirectApiAuthorizationRequired","message":"sig"}}', { kind: 'auth-failed', setting: 'url' }],
    ],
  },
  {
    kind: 'matrix',
    settings: { server: 'matrix.example.org', token: 'syt_YWxpY2U_s3cret', room: '!636q39766251:example.com' },
    request: {
      line: `PUT /_matrix/client/v3/rooms/!636q39766251%3Aexample.com/send/m.room.message/${ID}`,
      host: 'matrix.example.org',
      headers: { ...json, authorization: 'Bearer syt_YWxpY2U_s3cret' },
      body: `{"msgtype":"m.text","body":${both}}`,
    },
    replies: [
      [200, '{"event_id":"$YUwRidLecu:example.com"}', { kind: 'updated' }],
      [401, '{"errcode":"M_UNKNOWN_TOKEN","error":"Unrecognised access token"}', { kind: 'auth-failed', setting: 'token' }],
      [403, '{"errcode":"M_FORBIDDEN","error":"not in room"}', { kind: 'bad-config', setting: 'room', excerpt: 'not in room' }],
      [
        429,
        '{"errcode":"M_LIMIT_EXCEEDED","error":"Too many requests","retry_after_ms":2000}',
        { kind: 'rate-limited', afterSeconds: 2 },
        { 'retry-after': '2' },
      ],
    ],
  },
  {
    kind: 'line',
    settings: { token: 'line-channel-access-t0ken', to: 'U4af4980629', allowance: 200 },
    request: {
      line: 'POST /v2/bot/message/push',
      host: 'api.line.me',
      headers: { ...json, authorization: 'Bearer line-channel-access-t0ken', 'x-line-retry-key': ID },
      body: `{"to":"U4af4980629","messages":[{"type":"text","text":${both}}]}`,
    },
    replies: [
      [200, '{"sentMessages":[{"id":"461230966842064897","quoteToken":"IStG5h1Tz7b..."}]}', { kind: 'updated' }],
      [409, '{"message":"The retry key is already accepted"}', { kind: 'unchanged' }],
      [
        429,
        '{"message":"You have reached your monthly limit."}',
        { kind: 'rate-limited', afterSeconds: 86_400, excerpt: 'You have reached your monthly limit.' },
      ],
      [401, '{"message":"Authentication failed."}', { kind: 'auth-failed', setting: 'token' }],
      [400, '{"message":"The property, \'to\', in the request body is invalid"}', { kind: 'bad-config', setting: 'to' }],
    ],
  },
  {
    kind: 'bark',
    settings: { key: 'ynJ5Ft4atkMkWeo2PAvFhF' },
    request: {
      line: 'POST /push',
      host: 'api.day.app',
      headers: json,
      body: `{"device_key":"ynJ5Ft4atkMkWeo2PAvFhF","title":${title},"body":${text},"level":"timeSensitive","group":"Saikoro"}`,
    },
    replies: [
      [200, '{"code":200,"message":"success","timestamp":1627526535}', { kind: 'updated' }],
      [
        400,
        '{"code":400,"message":"failed to get device token"}',
        { kind: 'bad-config', setting: 'key', excerpt: 'failed to get device token' },
      ],
    ],
  },
  {
    kind: 'homeassistant',
    settings: { url: 'https://ha.example.net:8123/api/webhook/-s3cret-hook-id' },
    request: {
      line: 'POST /api/webhook/-s3cret-hook-id',
      host: 'ha.example.net:8123',
      headers: json,
      body: `{"title":${title},"message":${text},"severity":"failure","hosts":"home.example.com","address":"","time":"2023-11-14T22:13:20.000Z"}`,
    },
    replies: [
      [200, '', { kind: 'updated' }],
      [405, '', { kind: 'bad-config', setting: 'url' }],
    ],
  },
  {
    kind: 'webhook',
    settings: {
      url: 'https://hooks.example.net/n/s3cretPath?say={title}&n={count}',
      method: 'PUT',
      headers: 'X-Token: s3cret-header\nX-Kind: {severity}',
      body: '{"say":"{title}: {text}","list":["{hostnames}"],"n":1,"braces":"{{x}}"}',
    },
    request: {
      line: `PUT /n/s3cretPath?say=${encodeURIComponent(TITLE)}&n=1`,
      host: 'hooks.example.net',
      headers: { ...json, 'x-token': 's3cret-header', 'x-kind': 'failure' },
      body: `{"say":${JSON.stringify(`${TITLE}: ${TEXT}`)},"list":["home.example.com"],"n":1,"braces":"{x}"}`,
    },
    replies: [
      [204, '', { kind: 'updated' }],
      [200, 'x'.repeat(10 * 2 ** 20), { kind: 'updated' }],
      [302, '', { kind: 'not-confirmed', reason: 'redirect' }],
      [500, 'oops', { kind: 'server-error' }],
    ],
  },
  {
    kind: 'webhook',
    settings: { url: 'https://hooks.example.net/form/s3cretPath', method: 'POST', body: 'say={title}&text={text}&fixed=a b' },
    request: {
      line: 'POST /form/s3cretPath',
      host: 'hooks.example.net',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ say: TITLE, text: TEXT, fixed: 'a b' }).toString(),
    },
    replies: [[200, 'fine', { kind: 'updated' }]],
  },
  {
    kind: 'healthchecks',
    settings: { url: 'https://hc-ping.com/AbCd1234-0000-4000-8000-Ef0123456789' },
    request: {
      line: 'POST /AbCd1234-0000-4000-8000-Ef0123456789/fail',
      host: 'hc-ping.com',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: TEXT,
    },
    replies: [
      [200, 'OK', { kind: 'updated' }],
      [200, 'OK (not found)', { kind: 'bad-config', setting: 'url' }],
      [404, 'not found', { kind: 'bad-config', setting: 'url' }],
    ],
  },
  {
    kind: 'kuma',
    settings: { url: 'https://kuma.example.net/api/push/iTJ8s3cret?status=up&msg=OK&ping=' },
    request: {
      line: `GET /api/push/iTJ8s3cret?status=down&msg=${encodeURIComponent(TEXT)}&ping=`,
      host: 'kuma.example.net',
      body: '',
    },
    replies: [
      [200, '{"ok":true}', { kind: 'updated' }],
      [
        404,
        '{"ok":false,"msg":"Monitor not found or not active."}',
        { kind: 'bad-config', setting: 'url', excerpt: 'Monitor not found or not active.' },
      ],
      [
        500,
        '{"ok":false,"msg":"Monitor not found or not active."}',
        { kind: 'bad-config', setting: 'url', excerpt: 'Monitor not found or not active.' },
      ],
      [500, '{"ok":false,"msg":"SQLITE_BUSY"}', { kind: 'server-error' }],
    ],
  },
  {
    kind: 'url',
    settings: { url: 'https://alive.example.net/ping/s3cretToken?x=1' },
    request: { line: 'GET /ping/s3cretToken?x=1', host: 'alive.example.net', body: '' },
    replies: [[200, 'whatever', { kind: 'updated' }]],
  },
];
