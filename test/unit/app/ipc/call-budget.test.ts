import { expect, it } from 'vitest';
import { createCallBudget } from '../../../../main/app/ipc/call-budget.ts';
import { createHostRate } from '../../../../main/engine/limits/host-rate.ts';
import { createPasswordRate } from '../../../../main/engine/limits/password-rate.ts';
import { createServices } from '../../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import type { CallName } from '../../../../preload/contract/api.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';

it('a flood of calls is answered as far as main can bear, and a quiet page is answered always', async () => {
  const clock = createFakeClock();
  const may = createCallBudget(clock);
  const answered = (count: number) => Array.from({ length: count }, () => may('state.get')).filter(Boolean).length;
  expect(answered(3000)).toBe(30);
  expect(may('events.save')).toBe(true);
  await clock.pass(1000);
  expect(answered(3000)).toBe(10);
  for (let second = 0; second < 60; second += 1) {
    await clock.pass(1000);
    expect(answered(5)).toBe(5);
  }
});

it('opens no heap of windows of the system, and reads the whole history a few times alone', () => {
  const may = createCallBudget(createFakeClock());
  const answered = (name: CallName) => Array.from({ length: 300 }, () => may(name)).filter(Boolean).length;
  for (const name of ['history.export', 'diagnostics.save', 'menu.popup', 'transfer.export'] as const) expect(answered(name)).toBe(5);
  expect([answered('history.page'), answered('menu.run')]).toEqual([30, 20]);
});

const rateOf = () => {
  const clock = createFakeClock();
  const never = async (): Promise<never> => {
    throw new Error('nothing is sent here');
  };
  const services = createServices(
    { http: { send: never }, tls: { dial: never }, dns: { exchange: never, resolvers: () => [] }, now: clock.now },
    sourceBuiltIns(),
    {},
  );
  return { clock, tooMany: createPasswordRate({ clock, services }), tooManyHosts: createHostRate({ clock, services }) };
};

it('three passwords of one account within a minute, whatever the events', async () => {
  const { clock, tooMany } = rateOf();
  const event = (id: string) => dnsEvent({ id, service: 'dyndns2', settings: { server: 'https://dyn.example.com', username: 'me' } });
  const refused = Array.from({ length: 300 }, (_, at) => tooMany(event(`e${at}`), { password: `guess ${at}` })).filter(Boolean);
  expect(refused).toHaveLength(297);
  // One that was typed already, for the account's other hosts.
  expect(tooMany(event('other'), { password: 'guess 0' })).toBe(false);
  await clock.pass(60_000);
  expect(tooMany(event('later'), { password: 'new' })).toBe(false);
});

it('one password ten times for an account, whatever the events; once for all of them is once', async () => {
  const { clock, tooMany } = rateOf();
  const event = (id: string) => dnsEvent({ id, service: 'dyndns2', settings: { server: 'https://dyn.example.com', username: 'me' } });
  const once = { password: 'x' };
  expect(Array.from({ length: 40 }, (_, at) => tooMany(event(`once${at}`), once))).not.toContain(true);
  expect(Array.from({ length: 40 }, (_, at) => tooMany(event(`e${at}`), { password: 'x' })).indexOf(true)).toBe(9);
  await clock.pass(60_000);
  expect(tooMany(event('later'), { password: 'x' })).toBe(false);
});

it('the same one again and again for one event is too much as well, and no password is none', () => {
  const { tooMany } = rateOf();
  const event = dnsEvent({ service: 'dyndns2', settings: { server: 'https://dyn.example.com', username: 'me' } });
  expect(Array.from({ length: 5 }, () => tooMany(event, { password: 'x' }))).toEqual([false, false, false, true, true]);
  expect(Array.from({ length: 50 }, () => tooMany(event, {}))).not.toContain(true);
});

it('ten saves of an account that name new hosts within a minute, and twenty of a service; those that name none are not counted', async () => {
  const { clock, tooManyHosts } = rateOf();
  const event = (id: string, host: string, username = 'me') =>
    dnsEvent({ id, hosts: [`${host}.example.com`], service: 'dyndns2', settings: { server: 'https://dyn.example.com', username } });
  const edited = Array.from({ length: 100 }, (_, at) => tooManyHosts(event('a', `h${at}`), event('a', `h${at - 1}`)));
  expect(edited.indexOf(true)).toBe(10);
  expect(Array.from({ length: 100 }, () => tooManyHosts(event('a', 'same'), event('a', 'same')))).not.toContain(true);
  const others = Array.from({ length: 100 }, (_, at) => tooManyHosts(event(`n${at}`, `n${at}`, `user${at}`), undefined));
  expect(others.indexOf(true)).toBe(10);
  await clock.pass(60_000);
  expect(tooManyHosts(event('a', 'later'), event('a', 'h1'))).toBe(false);
});

it('of a service that knows accounts by their tokens alone, a dozen', () => {
  const { tooMany } = rateOf();
  const event = (id: string) => dnsEvent({ id, service: 'duckdns', settings: {} });
  expect(Array.from({ length: 20 }, (_, at) => tooMany(event(String(at)), { token: String(at) })).indexOf(true)).toBe(12);
});
