import { describe, expect, it } from 'vitest';
import { readSuccess } from '../../../../preload/contract/own/success.ts';
import { newDraft } from '../../../../renderer/event-form/draft.ts';
import { type Success, successOf, successOffers, withSuccess } from '../../../../renderer/event-form/success-offers.ts';

const offers = (text: string, status: number | null = 200): Success[] =>
  successOffers({ transport: 'http', request: 'GET https://dns.example/', headers: [], sent: '', reply: { status, text } });

describe('what can tell a success, of a reply', () => {
  it.each<[string, number, Success[]]>([
    ['stored 192.0.2.1', 200, [{ successRegex: 'stored' }]],
    ['Your IP has been set to 2001:db8::1.', 200, [{ successRegex: 'Your IP has been set to' }]],
    [
      '{"Success":true,"Address":"192.0.2.1","n":{"state":"stored"}}',
      200,
      [
        { successAt: '/Success', successIs: 'true' },
        { successAt: '/n/state', successIs: 'stored' },
      ],
    ],
    ['{"a/b~c":"done"}', 200, [{ successAt: '/a~1b~0c', successIs: 'done' }]],
    ['', 204, [{ successStatus: '204' }]],
    ['', 200, [{ successStatus: '200' }]],
    ['done', 202, [{ successRegex: 'done' }, { successStatus: '202' }]],
  ])('%s (%i)', (text, status, found) => {
    expect(offers(text, status)).toEqual(found);
  });
  it.each<[string, number | null]>([
    ['<html><body><h1>Thank you</h1></body></html>', 200],
    ['<!DOCTYPE html>\nstored', 202],
    ['stored', 500],
    ['stored', null],
    ['{"Success":false,"error":null}', 200],
    ['{"Message":"Invalid Credentials"}', 200],
    ['ERROR: wrong token', 200],
    ['192.0.2.1', 200],
    ['•••', 200],
    ['{"token":"•••"}', 200],
  ])('is nothing: %s (%s)', (text, status) => {
    expect(offers(text, status)).toEqual([]);
  });
  it('can be used as it is chosen, and takes the place of what was chosen before', () => {
    const all = ['OK 1', '{"s":"ok"}', ''].flatMap((text) => offers(text, 204));
    for (const offer of all) expect(readSuccess((key) => offer[key] ?? '')).toMatchObject({});
    let draft = newDraft('n');
    for (const offer of [...all, {}]) {
      draft = { ...draft, settings: withSuccess(draft, offer) };
      expect(successOf(draft)).toEqual(offer);
    }
  });
});
