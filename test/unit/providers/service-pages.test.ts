import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linkTargets } from '../../../main/app/window/link-targets.ts';
import { createLinks } from '../../../main/app/window/links.ts';
import { describePlugin } from '../../../main/providers/describe/describe.ts';
import { createServices } from '../../../main/providers/index.ts';
import { faultLine } from '../../../main/providers/messages/messages.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import { presets } from '../../../main/providers/specs/index.ts';
import { decodePlugin } from '../../../main/providers/validation/decode.ts';

const unused = (): never => {
  throw new Error('nothing is sent here');
};
const services = createServices(
  { http: { send: unused }, tls: { dial: unused }, dns: { resolvers: unused, exchange: unused }, now: () => 0 },
  sourceBuiltIns(),
);
const infos = services.list();
const notes = readFileSync(new URL('../../../docs/services-notes.md', import.meta.url), 'utf8');

const plugin = (extra: object) => ({
  $schema: 'saikoro-plugin-2',
  id: 'example-dns',
  name: 'Example DNS',
  homepage: 'https://dns.example.com/',
  preset: 'dyndns2',
  host: 'dns.example.com',
  ...extra,
});
const problemsOf = (extra: object): string[] => {
  const decoded = decodePlugin(plugin(extra), presets);
  return decoded.ok ? [] : decoded.problems.map(faultLine);
};

describe('pages of the built-in services', () => {
  it('at least forty have a status page, each with the place it was seen in', () => {
    const paged = infos.filter(({ statusPage }) => statusPage !== undefined);
    expect(paged.length).toBeGreaterThanOrEqual(40);
    for (const { id, statusPage } of paged) {
      const row = notes.split('\n').find((line) => line.startsWith('| `') && line.includes(`\`${id}\``));
      expect(row, id).toContain(`<${statusPage}>`);
    }
  });

  it('each of them is opened when it is clicked, word for word', async () => {
    const targets = linkTargets(services);
    const opened: string[] = [];
    const open = createLinks({ openExternal: async (url) => void opened.push(url) }, () => targets);
    const pages = infos.flatMap(({ statusPage, signUpPage, confirmPage }) =>
      [statusPage, signUpPage, confirmPage].flatMap((page) => page ?? []),
    );
    for (const page of pages) expect(await open(page), page).toBe(true);
    expect(opened).toEqual(pages);
    expect(await open('https://status.example.net/')).toBe(false);
  });

  it('No-IP wants a word of the user every thirty days', () => {
    expect(services.find('noip')?.info).toMatchObject({ confirmEveryDays: 30, confirmPage: 'https://my.noip.com/dynamic-dns' });
  });
});

describe('pages of a plug-in', () => {
  it.each([
    'http://status.example.com/',
    'status.example.com',
    'https://user@status.example.com/',
    'https://status.example.com:8443/',
    'https://192.0.2.1/',
    'https://[2001:db8::1]/',
    'https://localhost/',
    'https://status.example.com/ now',
    'https://status.example.com/<b>',
    'https://状態.example.com/',
    'javascript:alert(1)',
    '',
  ])('refuses %j as a status page, and says what would be right', (statusPage) => {
    const [problem, ...others] = problemsOf({ statusPage });
    expect(others).toEqual([]);
    expect(problem).toContain('SP017');
    expect(problem).toContain('statusPage');
  });

  it('takes none longer than 200 characters', () => {
    expect(problemsOf({ statusPage: `https://status.example.com/${'a'.repeat(173)}` })).toEqual([]);
    expect(problemsOf({ statusPage: `https://status.example.com/${'a'.repeat(174)}` })[0]).toContain('SP016');
  });

  it.each([0, 401, 1.5, '30', -7])('refuses to remind every %j days', (confirmEveryDays) => {
    expect(problemsOf({ confirmEveryDays, confirmPage: 'https://dns.example.com/confirm' })).toHaveLength(1);
  });

  it('wants days and page together, and no end of a service that lives', () => {
    expect(problemsOf({ confirmEveryDays: 30 })[0]).toContain('SP013');
    expect(problemsOf({ confirmPage: 'https://dns.example.com/confirm' })[0]).toContain('SP013');
    expect(problemsOf({ ended: { on: '2024-01-22' } })[0]).toContain('SP015');
    expect(problemsOf({ confirmEveryDays: 400, confirmPage: 'https://dns.example.com/confirm' })).toEqual([]);
  });

  it('are nothing that a file of the first version can say', () => {
    for (const extra of [{ statusPage: 'https://status.example.com/' }, { signUpPage: 'https://dns.example.com/new' }])
      expect(problemsOf({ ...extra, $schema: 'saikoro-plugin-1' })[0]).toContain('SP057');
  });

  it('are shown to the one who is asked to agree', () => {
    const decoded = decodePlugin(
      plugin({
        signUpPage: 'https://dns.example.com/new',
        statusPage: 'https://status.example.com/',
        confirmEveryDays: 30,
        confirmPage: 'https://dns.example.com/confirm',
      }),
      presets,
    );
    if (!decoded.ok) throw new Error('it does not load');
    expect(describePlugin(decoded.plugin)).toMatchObject({
      signUpPage: 'https://dns.example.com/new',
      statusPage: 'https://status.example.com/',
      confirmEveryDays: 30,
      confirmPage: 'https://dns.example.com/confirm',
    });
  });
});
