import { isPublic } from '../../net/address.ts';
import type { LocalAddress } from '../../net/local-address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Interfaces, LocalNetwork } from '../../ports/network.ts';
import type { Feeds, Programs } from '../../ports/programs.ts';
import { createRestartingFeed, type RestartingFeed } from '../../ports/restarting-feed.ts';
import { SYSTEM_TOOLS } from '../process/system-tool.ts';
import { linuxTools } from './linux.ts';
import { macTools } from './mac.ts';
import type { NetworkTools } from './tools.ts';
import { windowsTools } from './windows.ts';

/** More than any home's machine has to say, in bytes; what is longer is cut off and not understood. */
const MOST_SAID = 1_048_576;
/** A network interface that goes up says so in a dozen lines: in ms. */
const TOGETHER = 250;

interface Means {
  programs: Programs;
  feeds: Feeds;
  clock: Clock;
  interfaces: Interfaces;
  tools?: NetworkTools;
}

const toolsOf = (platform: NodeJS.Platform): NetworkTools =>
  platform === 'darwin' ? macTools() : platform === 'win32' ? windowsTools() : linuxTools();

/** What Node alone tells holds where there are no IPv6 addresses: only those have a life of their own. */
const plainList = (interfaces: Interfaces): LocalAddress[] | null => {
  const all = interfaces.list().flatMap(({ name, addresses }) => addresses.map((each) => ({ ...each, interface: name })));
  if (all.length === 0 || all.some(({ address, family }) => family === 6 && isPublic(address, { documentation: true }))) return null;
  return all
    .filter(({ family }) => family === 4)
    .map(({ internal: _, ...each }) => ({ ...each, temporary: false, deprecated: false, usable: true, validSeconds: null }));
};

/** Asks the system's own tool, and follows its change reports while there is a listener. */
export const createLocalNetwork = ({ programs, feeds, clock, interfaces, tools = toolsOf(process.platform) }: Means): LocalNetwork => {
  const { list, news } = tools;
  const listeners = new Set<() => void>();
  const read = news?.reader();
  let feed: RestartingFeed | null = null;
  /** Grows with whatever may mean that an answer is of the time before: a line of the feed, its end, a new one, a tool that failed. */
  let doubts = 0;
  /** `told`: the doubts there were while the feed ran; null where no change would have been reported. */
  let held: { of: string; at: number; told: number | null; addresses: LocalAddress[] | null } | null = null;
  let asking: Promise<LocalAddress[] | null> | null = null;

  const doubt = (): void => {
    doubts += 1;
  };

  const ask = async (): Promise<LocalAddress[] | null> => {
    const { program, args, timeoutMs } = list;
    const said = await programs.run({ program, args, env: SYSTEM_TOOLS, timeoutMs, maxBytes: MOST_SAID });
    const told = said.ended === 'exit' && said.exitCode === 0 ? list.read(said.stdout) : null;
    // What could not be asked this time may be the next.
    if (told === null) doubt();
    return told ?? plainList(interfaces);
  };

  const tells = (): boolean => feed?.runs() ?? false;
  const holdsMs = (told: number | null): number => (news !== null && told === doubts && tells() ? news.holdsMs : list.holdsMs);

  const askOrRecall = async (): Promise<LocalAddress[] | null> => {
    const of = JSON.stringify(interfaces.list());
    const age = held === null ? Number.POSITIVE_INFINITY : clock.monotonic() - held.at;
    if (held === null || held.of !== of || age >= holdsMs(held.told)) {
      held = { of, at: clock.monotonic(), told: tells() ? doubts : null, addresses: await ask() };
      return held.addresses;
    }
    const passed = Math.floor(age / 1000);
    return (
      held.addresses?.map((each) => ({
        ...each,
        validSeconds: each.validSeconds === null ? null : Math.max(0, each.validSeconds - passed),
      })) ?? null
    );
  };

  let telling = false;
  const tell = (): void => {
    telling = false;
    for (const listener of [...listeners]) listener();
  };
  const line = (text: string): void => {
    doubt();
    if (!read?.(text) || telling) return;
    telling = true;
    clock.wakeAt(clock.now() + TOGETHER, tell);
  };

  return {
    addresses() {
      asking ??= askOrRecall().finally(() => {
        asking = null;
      });
      return asking;
    },
    onChange(listener) {
      listeners.add(listener);
      if (news !== null && feed === null) {
        doubt();
        feed = createRestartingFeed({ feeds, clock, feed: { program: news.program, args: news.args, line, ended: doubt } });
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        feed?.stop();
        feed = null;
      };
    },
    tells,
  };
};
