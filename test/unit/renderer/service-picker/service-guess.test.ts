import { describe, expect, it } from 'vitest';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import type { Bridge } from '../../../../preload/contract/api.ts';
import { newDraft, withRecognized, withService } from '../../../../renderer/event-form/draft.ts';
import { guess } from '../../../../renderer/service-picker/service-guess.ts';
import { service } from '../builders.ts';

const services = new Map(
  sourceBuiltIns()
    .infos()
    .map((info) => [info.id, info]),
);

/** What main is asked, and what it answers about name servers. */
const farSide = (answer: object) => {
  const asked: unknown[] = [];
  const heard = (call: string, value: unknown) => async (arg: unknown) => {
    asked.push([call, arg]);
    return { ok: true, value };
  };
  const found = [{ service: 'ddns-now', hosts: ['home.f5.si'], values: { password: 'pw' }, siteOnly: false }];
  const bridge = { 'services.guess': heard('guess', answer), 'services.recognize': heard('recognize', found) } as unknown as Bridge;
  return { asked, bridge };
};
const CLOUDFLARE = { ok: true, services: ['cloudflare'], nameServers: ['ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'] };

describe('whose a pasted text is', () => {
  it('is told by the address in it', async () => {
    const { asked, bridge } = farSide(CLOUDFLARE);
    const text = ' curl "https://f5.si/update.php?domain=home&password=pw" ';
    expect((await guess(bridge, services, text)).found.map((one) => one.service)).toEqual(['ddns-now']);
    expect(asked).toEqual([['recognize', { text: text.trim() }]]);
  });

  it.each([
    ['home.f5.si', 'ddns-now', ['home.f5.si']],
    ['Ｈｏｍｅ.F5.si.', 'ddns-now', ['home.f5.si']],
    ['f5.si', 'ddns-now', []],
    ['home.dip.jp', 'ieserver', ['home.dip.jp']],
  ])('is told by the end of a host name, and the DNS is not asked: %s', async (text, id, hosts) => {
    const { asked, bridge } = farSide(CLOUDFLARE);
    expect((await guess(bridge, services, text)).found).toContainEqual({ service: id, hosts, values: {}, siteOnly: true });
    expect(asked).toEqual([]);
  });

  it('is asked of the DNS for any other host name', async () => {
    const { asked, bridge } = farSide(CLOUDFLARE);
    expect(await guess(bridge, services, 'home.example.com')).toEqual({
      found: [{ service: 'cloudflare', hosts: ['home.example.com'], values: {}, siteOnly: true }],
      nameServers: CLOUDFLARE.nameServers,
      refused: null,
    });
    expect(asked).toEqual([['guess', { host: 'home.example.com' }]]);
  });

  it('is not known where the DNS does not know it either', async () => {
    const refused = { ok: false, code: 'no-name-servers' };
    expect(await guess(farSide(refused).bridge, services, 'home.example.com')).toEqual({ found: [], nameServers: [], refused });
  });
});

describe('what it said', () => {
  it('stands where the user would have typed it: passwords with the passwords', () => {
    const info = service({
      id: 'example',
      fields: [
        { key: 'user', kind: 'text', label: { ja: '名', en: 'User' }, required: true },
        { key: 'password', kind: 'secret', label: { ja: '鍵', en: 'Password' }, required: true },
      ],
    });
    const said = { hosts: ['a.example.com', 'b.example.com'], values: { user: 'me', password: 'pw' } };
    expect(withRecognized(withService(newDraft('n'), info), info, said)).toMatchObject({
      service: 'example',
      hosts: 'a.example.com b.example.com',
      settings: { user: 'me' },
      secrets: { password: 'pw' },
    });
    expect(withRecognized({ ...newDraft('n'), hosts: 'mine.example.com' }, info, { hosts: [], values: {} }).hosts).toBe('mine.example.com');
  });
});
