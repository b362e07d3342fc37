import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST, OWN, SECRET_256, SECRET_512, SECRET_OWN, updaterOf, updatesRecords, ZONE } from './dns-update.ts';
import { type Knot, MISSING, startKnot } from './knot.ts';

describe.skipIf(MISSING !== '')(`DNS UPDATE to Knot DNS${MISSING === '' ? '' : ` (there is no ${MISSING})`}`, () => {
  let knot: Knot;
  beforeAll(async () => {
    knot = await startKnot(ZONE, {
      key256: { algorithm: 'hmac-sha256', secret: SECRET_256 },
      key512: { algorithm: 'hmac-sha512', secret: SECRET_512 },
      keyown: { algorithm: 'hmac-sha256', secret: SECRET_OWN, only: OWN },
    });
  });
  afterAll(() => knot.close());

  const update = updaterOf(() => knot);
  updatesRecords(() => knot);

  it('has left the other records of the name alone', () => {
    expect(knot.ask(HOST, 'A')).not.toEqual(['192.0.2.99']);
    expect(knot.ask(HOST, 'TXT')).toEqual(['"kept"']);
  });
  it('may change its one name, and no other, with a key for that name', async () => {
    const settings = { tsigName: 'keyown', tsigSecret: SECRET_OWN };
    expect((await update(settings, { hosts: [OWN], ipv4: '192.0.2.15' })).outcome).toEqual({ kind: 'updated' });
    expect(knot.ask(OWN, 'A')).toEqual(['192.0.2.15']);
    const before = knot.ask(HOST, 'A');
    // Knot says of it what it says of a key it does not know.
    expect((await update(settings, { ipv4: '192.0.2.16' })).outcome).toMatchObject({ kind: 'auth-failed', reason: 'key-unknown' });
    expect(knot.ask(HOST, 'A')).toEqual(before);
  });
  it('is told by the server itself that a key is wanted', async () => {
    expect((await update({ tsigName: '', tsigSecret: '' })).outcome).toEqual({
      kind: 'auth-failed',
      setting: 'tsigName',
      excerpt: 'NOTAUTH',
    });
  });
});
