import { createInterface } from 'node:readline';
import { createClock } from '../../main/platform/clock.ts';
import { createGateway } from '../../main/platform/gateway/gateway.ts';
import { createInterfaces } from '../../main/platform/local-network/interfaces.ts';
import { createPrograms } from '../../main/platform/process/programs.ts';
import { createUdp } from '../../main/platform/udp/udp.ts';
import { createRouter } from '../../main/sources/gateway/gateway.ts';
import { askPcp } from '../../main/sources/gateway/question.ts';

/** Runs inside the home network: tells news as they come, and asks when told to. One line of JSON each. */
const udp = createUdp();
const gateway = createGateway({ programs: createPrograms(), interfaces: createInterfaces() });
const router = createRouter({ udp, gateway, clock: createClock() });
const say = (kind: string, what: unknown): void => void process.stdout.write(`${JSON.stringify({ kind, at: Date.now(), what })}\n`);

const acts: Record<string, () => Promise<unknown>> = {
  ask: () => router.source.ask(),
  gateway: () => gateway.find(),
  pcp: async () => askPcp({ udp }, (await gateway.find()).gateway?.address ?? ''),
  hearing: async () => router.hearing(),
};
router.onNews((answer) => say('news', answer));
createInterface({ input: process.stdin })
  .on('line', (line) => void acts[line]?.().then((what) => say('answer', what)))
  .on('close', () => process.exit());
