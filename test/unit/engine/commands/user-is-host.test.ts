import { expect, it } from 'vitest';
import { refusalText, stringsFor } from '../../../../preload/strings/index.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

const HOSTS = ['a.dyn.example', 'b.dyn.example'];

it('refuses several hosts where the user name is one of them: such a server has a password for each (nsupdate.info)', () => {
  const fake = createFakeWorld();
  fake.saikoro.start();
  const save = (hosts: string[], username: string) =>
    fake.saikoro.commands.save({ event: dnsEvent({ hosts, settings: { username } }), secrets: {}, isNew: false });
  for (const username of ['a.dyn.example', ' B.dyn.example. ']) {
    const refused = save(HOSTS, username);
    expect(refused).toMatchObject({ ok: false, code: 'user-is-host', field: 'hosts' });
    if (refused.ok) return;
    expect(refusalText(stringsFor('en'), refused.code, undefined)).toContain('an event for each');
    expect(refusalText(stringsFor('ja'), refused.code, undefined)).toContain('イベントを分けてください');
  }
  expect(save(['a.dyn.example'], 'a.dyn.example')).toEqual({ ok: true });
  expect(save(HOSTS, 'somebody')).toEqual({ ok: true });
});
