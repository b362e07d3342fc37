/** A plug-in for a service of the user's own. */
export const ownPlugin = (more: Record<string, unknown> = {}): string =>
  `${JSON.stringify(
    {
      $schema: 'saikoro-plugin-1',
      id: 'my-dns',
      name: 'My DNS',
      nameJa: 'わたしの DNS',
      homepage: 'https://dns.example/',
      host: 'api.dns.example',
      settings: [{ key: 'token', kind: 'secret', label: { ja: 'トークン', en: 'Token' }, required: true }],
      request: { path: '/update', query: { host: '{host}', ip: '{ip}' }, auth: { bearer: '{token}' } },
      replies: [{ words: { good: 'updated', nochg: 'unchanged', badauth: 'auth-failed' } }],
      ...more,
    },
    null,
    2,
  )}\n`;
