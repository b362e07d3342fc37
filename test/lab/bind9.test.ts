import { afterAll, beforeAll, describe } from 'vitest';
import { type Bind, NAMED, startBind } from './bind9.ts';
import { SECRET_256, SECRET_512, updatesRecords, ZONE } from './dns-update.ts';

describe.skipIf(NAMED === undefined)(`DNS UPDATE to BIND 9${NAMED === undefined ? ' (there is no named)' : ''}`, () => {
  let bind: Bind;
  beforeAll(async () => {
    bind = await startBind(ZONE, {
      'key256.': { algorithm: 'hmac-sha256', secret: SECRET_256 },
      'key512.': { algorithm: 'hmac-sha512', secret: SECRET_512 },
    });
  });
  afterAll(() => bind.close());

  updatesRecords(() => bind);
});
