import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begins, signOf } from '../../../../main/providers/code/custom-reply.ts';
import { readBeginnings } from '../../../../preload/contract/own/url.ts';

describe('what an unknown server says of itself', () => {
  it.each([
    ['OK', 'updated'],
    ['ok 192.0.2.10', 'updated'],
    ['Your IP has been updated', 'updated'],
    ['true', 'updated'],
    ['{"Success":true,"Message":"Updated A record for foo"}', 'updated'],
    ['{"status":"success"}', 'updated'],
    ['{"result":"ok","error":null,"errors":[]}', 'updated'],
    ['{"current_ip":"192.0.2.10","status":"Successfuly updated"}', 'updated'],
    ['no change', 'unchanged'],
    ['Address not changed', 'unchanged'],
    ['{"success":true,"message":"already up to date"}', 'unchanged'],
    ['KO', 'refused'],
    ['NG', 'refused'],
    ['false', 'refused'],
    ['ERROR: wrong token', 'refused'],
    ['not ok', 'refused'],
    ['Update failed', 'refused'],
    ['unsuccessful', 'refused'],
    ['OK? No: invalid key', 'refused'],
    ['{"Success":false,"Message":"Invalid Credentials"}', 'refused'],
    ['{"success":true,"error":"zone is locked"}', 'refused'],
    ['{"success":"false"}', 'refused'],
    ['{"status":401,"message":"ok"}', 'refused'],
    ['{"ok":true,"status":"denied"}', 'refused'],
    ['Rate exceeded, updated 2026', 'refused'],
    ['Your account was suspended. OK', 'refused'],
    ['updated: 0 records', 'refused'],
    ['success=0', 'refused'],
    ['{"ok":true,"updated":false}', 'refused'],
    ['{"status":"success","result":{"error":"zone is locked"}}', 'refused'],
    ['OK 更新できませんでした', 'refused'],
    ['success! ただし更新されません', 'refused'],
    ['{"status":"ok","data":{"success":false}}', 'refused'],
    ['{"status":"OK","results":[{"host":"a","status":"error"}]}', 'refused'],
    ['{"message":"Success","response":{"code":403}}', 'refused'],
    ['{"result":"success","details":{"error_code":4}}', 'refused'],
    ['{"success":true,"messages":["denied"]}', 'refused'],
    ['{"success":true,"data":{"name":"no.example.com","ttl":0}}', 'updated'],
    ['You have been successfully logged out', 'refused'],
    ['Record deleted successfully', 'refused'],
    ['OK (ignored)', 'refused'],
    ['same origin required', 'refused'],
    ['same', 'unchanged'],
  ])('%s', (text, sign) => {
    expect(signOf(text)).toBe(sign);
  });
  it.each([
    '',
    'anything',
    '192.0.2.10',
    '{}',
    '[]',
    '[true]',
    '0',
    '{"code":0}',
    '{"deep":{"success":true}}',
    'booked',
    'tokens',
    'Last updated 2026-01-01',
    '{"deep":{"success":true,"message":"no change"}}',
    'Copyright 2026 Good Hosting Ltd',
    'It is all true',
  ])('gives none: %s', (text) => {
    expect(signOf(text)).toBeNull();
  });
  it('finds no success in what is random', () => {
    const word = fc
      .stringMatching(/^[a-z0-9]{1,12}$/)
      .filter((text) => !/^(ok|okay|good|true|done|saved|changed|accepted|success.*|updated?|same|unchanged|nochg)$/.test(text));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        expect(signOf(words.join(' ')) ?? 'none').not.toMatch(/updated|unchanged/);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/ok|good|true|done|saved|change|accepted|success|update|same|nochg/i.test(text));
        expect(signOf(text) ?? 'none').not.toMatch(/updated|unchanged/);
      }),
    );
  });
});

describe('the beginning of a good JSON reply', () => {
  it('is taken as it stands, whatever its blanks', () => {
    const [beginning = ''] = readBeginnings('{"Success":true') ?? [];
    expect(begins('{ "success": true, "x": 1 }', [beginning])).toBe(true);
    expect(begins('{"Success":false}', [beginning])).toBe(false);
    expect(readBeginnings('["ok"')).toEqual(['["ok"']);
  });
});
