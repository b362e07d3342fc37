import type { Channel } from '../../../preload/contract/channel.ts';
import { callOf, runProgram } from '../../channels/command.ts';
import { withDefaults } from '../../channels/kinds.ts';
import { sendMail } from '../../channels/mail.ts';
import type { Message } from '../../channels/message.ts';
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
    if (kind === 'mail') return sendMail(whole, message, mailer);
    if (kind === 'command') {
      // No program is started that the user has not allowed with just these arguments.
      if (!approvals.allows({ kind: 'program', ...callOf(whole) })) return { outcome: notSent('program-not-started'), exchanges: [] };
      return runProgram(whole, message, { programs, hideSecrets });
    }
    const spec = specOf(kind);
    if (spec === null) return { outcome: notSent('unknown-service'), exchanges: [] };
    return sendHttp(spec, whole, message, { http, now });
  };
export type Send = ReturnType<typeof createSend>;
