import type { Result } from '../../../preload/contract/api.ts';
import type { Wording } from '../../../preload/strings/sentences/wording.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Wish } from '../../ports/storage/approvals.ts';
import type { ChannelQueueFile } from '../../ports/storage/channel-queue.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { Log } from '../../ports/storage/log.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import type { DocumentStore } from '../../ports/storage/settings.ts';
import type { SendNeeds } from './send.ts';

/** What the channels and the dead man's switch work with. */
export interface ChannelNeeds extends SendNeeds {
  clock: Clock;
  random(): number;
  newId(): string;
  saikoro: Pick<Engine, 'state' | 'eventManager'>;
  secrets: Secrets;
  documents: DocumentStore;
  journal: Pick<Journal, 'page'>;
  log: Pick<Log, 'add'>;
  file: ChannelQueueFile;
  /** Asks the user natively for what was not allowed yet. */
  approval: { allow(wishes: readonly Wish[]): Promise<Result<'events.run'>> };
  wording(): Wording;
  /** Nothing is told in practice: its services are made up. */
  practice: boolean;
  failing(id: string, since: number | null): void;
  spent(id: string, until: number | null): void;
}
