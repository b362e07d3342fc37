import { startPlayedRouter } from './router.ts';

/** On a machine of its own, at the protocols' own ports: `HOST PLAY`, the latter in JSON. */
const [host = '', play = '{}'] = process.argv.slice(2);
const { ways = [], ...more } = JSON.parse(play);
void startPlayedRouter(
  { ...more, ways: new Set(ways) },
  { host, ports: { web: 5000, ssdp: 1900, group: '239.255.255.250', natPmp: 5351 } },
).then(() => process.stdout.write('ready\n'));
