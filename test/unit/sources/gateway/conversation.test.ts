import { describe, expect, it } from 'vitest';
import { createTalk } from '../../../../main/sources/gateway/conversation.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';
import { natPmpReply, pcpReply } from '../gateway-far-side.ts';

const MINUTE = 60_000;

describe('a router that answers NAT-PMP with what is none', () => {
  const odd = (pcp: Uint8Array | null) => {
    const asked: number[] = [];
    const waits: (readonly number[])[] = [];
    const talk = createTalk(
      { address: '192.168.1.1', own: '192.168.1.2', interface: 'eth0' },
      {
        clock: createFakeClock(),
        port: 5351,
        udp: {
          async ask({ datagram, accept, waitsMs }) {
            waits.push(waitsMs);
            const question = typeof datagram === 'function' ? datagram('192.168.1.2') : datagram;
            asked.push(question[0] ?? -1);
            // Two bytes, as a PCP server of others' sends them.
            const reply = question[0] === 2 ? pcp : Uint8Array.of(0, 128);
            return reply !== null && accept(reply)
              ? { ok: true, datagram: reply, own: '192.168.1.2' }
              : { ok: false, fault: 'timeout', detail: '' };
          },
          listen: () => () => {},
        },
      },
    );
    return { asked, waits, talk };
  };
  it('is asked in PCP, which it may speak', async () => {
    const { asked, waits, talk } = odd(pcpReply(7));
    expect(await talk.ask()).toMatchObject({ kind: 'unknown', why: 'tells-no-address', protocol: 'pcp', epoch: 7 });
    expect(await talk.ask()).toMatchObject({ protocol: 'pcp' });
    expect(asked).toEqual([0, 2, 0, 2]);
    // The first time it may only have been slow.
    expect(waits.map(({ length }) => length)).toEqual([4, 2, 2, 2]);
  });
  it('rests where it speaks neither', async () => {
    const { asked, talk } = odd(null);
    expect(await talk.ask()).toMatchObject({ kind: 'unknown', why: 'malformed', protocol: null });
    expect(await talk.ask()).toMatchObject({ kind: 'unknown', why: 'malformed' });
    expect(asked).toEqual([0, 2]);
  });
});

describe('a router that never answers', () => {
  const silent = () => {
    const clock = createFakeClock();
    const asked: number[][] = [];
    const state = { answers: false };
    const talk = createTalk(
      { address: '192.168.1.1', own: '192.168.1.2', interface: 'eth0' },
      {
        clock,
        port: 5351,
        udp: {
          async ask({ waitsMs }) {
            asked.push([...waitsMs]);
            return state.answers
              ? { ok: true, datagram: natPmpReply('203.0.113.7', 1), own: '192.168.1.2' }
              : { ok: false, fault: 'timeout', detail: '' };
          },
          listen: () => () => {},
        },
      },
    );
    return { clock, asked, state, talk };
  };
  it('is asked less and less often, down to once in five minutes, and waited for shortly', async () => {
    const { clock, asked, talk } = silent();
    for (let minute = 0; minute < 60; minute += 1) {
      expect(await talk.ask()).toMatchObject({ kind: 'unknown', why: 'timeout' });
      await clock.pass(MINUTE);
    }
    expect(asked.length).toBeGreaterThanOrEqual(12);
    expect(asked.length).toBeLessThanOrEqual(18);
    expect(asked[0]).toHaveLength(4);
    expect(asked.at(-1)).toHaveLength(2);
  });
  it('is asked at once when something is heard of it, and as often as ever once it answers', async () => {
    const { clock, asked, state, talk } = silent();
    for (let minute = 0; minute < 30; minute += 1) {
      await talk.ask();
      await clock.pass(MINUTE);
    }
    await talk.ask();
    asked.length = 0;
    await talk.ask();
    expect(asked).toEqual([]);
    state.answers = true;
    talk.stir();
    for (let minute = 0; minute < 5; minute += 1) {
      expect(await talk.ask()).toMatchObject({ kind: 'address', address: '203.0.113.7' });
      await clock.pass(MINUTE);
    }
    expect(asked).toHaveLength(5);
  });
});
