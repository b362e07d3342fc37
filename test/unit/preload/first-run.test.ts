import * as v from 'valibot';
import { expect, it } from 'vitest';
import { api } from '../../../preload/contract/api.ts';
import { DEFAULT_UI } from '../../../preload/contract/settings.ts';
import { FIRST_RUN } from '../../../preload/contract/window/first-run.ts';

const kept = (hosts: string): string | undefined => {
  const ui = { ...DEFAULT_UI, firstRun: { ...FIRST_RUN, hosts } };
  return v.parse(api.calls['ui.save'].arg, { ui }).ui.firstRun?.hosts;
};

it.each(['home.example.com', 'a.example.com, b.example.com\nc.example.com', '*.example.com', '自宅.example.jp', ''])(
  'remembers host names as they were typed: %j',
  (hosts) => expect(kept(hosts)).toBe(hosts),
);
it.each([
  'https://dyn.example/update?token=s3cret&ip=',
  'curl -u me:s3cret "https://dyn.example/"',
  'dyn.example/update/s3cret',
  'me:s3cret@dyn.example',
  "curl 'dyn.example'",
])('remembers no address or command that was pasted where the host name belongs, since it may hold a password: %j', (hosts) =>
  expect(kept(hosts)).toBe(''),
);
