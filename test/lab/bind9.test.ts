import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bind, MISSING, startBind } from './bind9.ts';
import { OWN, SECRET_256, SECRET_512, SECRET_OWN, updaterOf, updatesRecords, ZONE } from './dns-update.ts';

describe.skipIf(MISSING !== '')(`DNS UPDATE to BIND 9${MISSING === '' ? '' : ` (there is no ${MISSING})`}`, () => {
  let bind: Bind;
  beforeAll(async () => {
    bind = await startBind(ZONE, {
      'key256.': { algorithm: 'hmac-sha256', secret: SECRET_256 },
      'key512.': { algorithm: 'hmac-sha512', secret: SECRET_512 },
      'keyown.': { algorithm: 'hmac-sha256', secret: SECRET_OWN, only: OWN },
    });
  });
  afterAll(() => bind.close());

  updatesRecords(() => bind);

  it('tells a key that is right and may not write there from one that is wrong', async () => {
    const update = updaterOf(() => bind);
    const own = { tsigName: 'keyown', tsigSecret: SECRET_OWN };
    const refused = { kind: 'auth-failed', reason: 'not-permitted', excerpt: 'REFUSED' };
    expect((await update(own, { ipv4: '192.0.2.16' })).outcome).toEqual(refused);
    expect((await update({ zone: 'static.test' }, { hosts: ['home.static.test'] })).outcome).toEqual(refused);
  });
});
