import { type AddressRules, isPublic } from '../net/address.ts';
import type { Answer } from '../ports/address-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { Gateway } from '../ports/network.ts';
import type { Feeds } from '../ports/programs.ts';
import { createRestartingFeed, type RestartingFeed } from '../ports/restarting-feed.ts';
import type { RouterVoice } from '../ports/router.ts';
import { readDnsSd } from './dns-sd-words.ts';

/**
 * macOS asks a router that doesn't announce only every quarter of an hour (NATMAP_MAX_RETRY_INTERVAL of its mDNSResponder), so that its word
 * on the public address is soon outdated. In ms.
 */
const FRESH = 30_000;

export interface DnsSdNeeds {
  feeds: Feeds;
  clock: Clock;
  gateway: Gateway;
  rules: AddressRules;
  program?: string;
}

/**
 * macOS' own service, which speaks NAT-PMP, PCP and UPnP, hears a router's announcements, and needs no leave to use the local network:
 * followed while there is a listener. It also asks the far end of a tunnel, whose answers are ignored. Its answer is only used while it is fresh; later the router is asked directly. A
 * private address, of a router behind another one, is never published and may be as old as it is.
 */
export const createDnsSd = ({ feeds, clock, gateway, rules, program = '/usr/bin/dns-sd' }: DnsSdNeeds): RouterVoice => {
  const listeners = new Set<(answer: Answer) => void>();
  let feed: RestartingFeed | null = null;
  let word: { answer: Answer; at: number } | null = null;
  /** The address that this run told last, and of which router. */
  let told: { address: string; router: string } | null = null;
  let hearing: Promise<void> = Promise.resolve();

  const forget = (): void => {
    word = null;
    told = null;
  };

  /** The first answer of a run is no announcement, since its age is unknown; nor is an answer of another router. */
  const weigh = async (heard: NonNullable<typeof word>): Promise<void> => {
    const { answer } = heard;
    if (answer.kind !== 'address') return;
    const { gateway: found, tunnelled } = await gateway.find();
    if (word !== heard) return;
    if (tunnelled) {
      told = null;
      return;
    }
    const before = told;
    told = { address: answer.address, router: JSON.stringify(found) };
    if (before === null || (before.address === answer.address && before.router === told.router)) return;
    const news: Answer = before.router === told.router ? answer : { kind: 'unknown', why: 'not-heard-yet' };
    for (const listener of [...listeners]) listener(news);
  };

  const line = (text: string): void => {
    const answer = readDnsSd(text);
    if (answer === null) return;
    const heard = { answer, at: clock.monotonic() };
    word = heard;
    hearing = hearing.then(() => weigh(heard));
  };

  const ask = async (): Promise<Answer> => {
    await hearing;
    if (word === null) return { kind: 'unknown', why: 'not-heard-yet' };
    if ((await gateway.find()).tunnelled) return { kind: 'unknown', why: 'through-a-tunnel' };
    const { answer, at } = word;
    const isMemory = answer.kind === 'address' && isPublic(answer.address, rules) && clock.monotonic() - at > FRESH;
    return isMemory ? { kind: 'unknown', why: 'only-a-memory' } : answer;
  };

  return {
    source: { id: 'dns-sd', operator: 'router', transport: 'router', ask },
    // It asks as it sees fit: what it told is all there is to know.
    poll: async () => null,
    onNews(listener) {
      listeners.add(listener);
      feed ??= createRestartingFeed({ feeds, clock, feed: { program, args: ['-X'], line, ended: forget } });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        feed?.stop();
        feed = null;
        forget();
      };
    },
    renew() {
      forget();
      feed?.renew();
    },
    stop() {
      feed?.stop();
      feed = null;
      listeners.clear();
      forget();
    },
  };
};
