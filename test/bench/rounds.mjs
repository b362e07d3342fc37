import { runnerImport } from 'vite';

const HOUR = 3_600_000;
const HOURS = 72;

/** The CPU time of three days in which nothing happens, for the engine on a clock and a network in memory: what rounds, polls and checks of the DNS cost. */
export async function rounds() {
  const load = (file) => runnerImport(`./test/helpers/fake-world/${file}.ts`).then(({ module }) => module);
  const [{ dnsEvent }, { createFakeWorld }] = [await load('events'), await load('world')];
  for (const count of [1, 20, 200]) {
    const events = Array.from({ length: count }, (_, nth) => dnsEvent({ id: `e${nth}`, hosts: [`h${nth}.dyn.example`] }));
    const fake = createFakeWorld(events);
    fake.router = { kind: 'address', address: '44.128.0.1' };
    fake.saikoro.start();
    await fake.clock.pass(HOUR);
    const before = process.cpuUsage();
    for (let hour = 0; hour < HOURS; hour += 1) await fake.clock.pass(HOUR);
    const { user, system } = process.cpuUsage(before);
    console.log(`${String(count).padStart(3)} events, ${HOURS} simulated hours: ${((user + system) / 1e6).toFixed(2)} s of CPU`);
    fake.saikoro.stop();
  }
}
