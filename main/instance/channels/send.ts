import type { Channel } from '../../../preload/contract/channel.ts';
import { runProgram } from '../../channels/command.ts';
import { withDefaults } from '../../channels/kinds.ts';
import { sendMail } from '../../channels/mail.ts';
import type { Message } from '../../channels/message.ts';
import { wishOfChannel } from '../../channels/receiver.ts';
import type { Settings } from '../../channels/request.ts';
import { type Sent, sendHttp } from '../../channels/send-http.ts';
import { specOf } from '../../channels/specs.ts';
import type { Http } from '../../ports/http.ts';
import type { Mailer } from '../../ports/mail.ts';
import type { Programs } from '../../ports/programs.ts';
import type { Approvals } from '../../ports/storage/approvals.ts';
import { notSent } from '../../providers/render/unsent.ts';

export interface SendNeeds {
  http: Http;
  mailer: Mailer;
  programs: Programs;
  approvals: Pick<Approvals, 'allows'>;
  hideSecrets(text: string): string;
  now(): number;
}

/** The ways a message can go. `settings`: the channel's with its secrets. */
export const createSend =
  ({ http, mailer, programs, approvals, hideSecrets, now }: SendNeeds) =>
  async (kind: Channel['kind'], settings: Settings, message: Message): Promise<Sent> => {
    const whole = withDefaults(kind, settings);
    // Whatever way it came in: no program is started and no server is spoken to that the user has not allowed.
    const wish = wishOfChannel(kind, whole);
    if (wish !== null && !approvals.allows(wish)) return { outcome: notSent('not-allowed'), exchanges: [] };
    if (kind === 'mail') return sendMail(whole, message, mailer);
    if (kind === 'command') return runProgram(whole, message, { programs, hideSecrets });
    const spec = specOf(kind);
    if (spec === null) return { outcome: notSent('unknown-service'), exchanges: [] };
    return sendHttp(spec, whole, message, { http, now });
  };
export type Send = ReturnType<typeof createSend>;
