import * as v from 'valibot';
import { outcomeSchema } from '../../preload/contract/outcome.ts';
import { type ChannelQueue, type ChannelQueueFile, MOST_ABOUT } from '../ports/storage/channel-queue.ts';
import type { Lagging } from './catch-up.ts';
import { checkText, sealText } from './checksum.ts';
import { type DataFolder, diskProblem, parseJson, type Report, type Rewritable, setAside } from './data-folder.ts';

const FILE = 'channels.json';
const VERSION = 1;

/** ms since 1970, as far as a date goes (ECMA-262, Time Values). */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const waitingSchema = v.object({
  id,
  about: v.pipe(v.array(text(400)), v.minLength(1), v.maxLength(MOST_ABOUT)),
  ends: v.boolean(),
  severity: v.picklist(['failure', 'change']),
  title: text(2000),
  text: text(20_000),
  hosts: v.pipe(v.array(text(300)), v.maxLength(100)),
  address: text(64),
  at: time,
  due: time,
});
const queueSchema = v.object({
  waiting: v.pipe(v.array(waitingSchema), v.maxLength(1000)),
  batch: v.nullable(v.object({ id, of: v.pipe(v.array(id), v.maxLength(1000)), underWay: v.boolean() })),
  told: v.pipe(v.array(text(400)), v.maxLength(1000)),
  attempts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  notBefore: time,
  failingSince: v.nullable(time),
  outcome: v.nullable(outcomeSchema),
  toldAt: v.nullable(time),
  sentAt: v.pipe(v.array(time), v.maxLength(1000)),
  month: v.object({ name: text(10), sent: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  dropped: v.pipe(v.number(), v.integer(), v.minValue(0)),
  weeklyAt: v.optional(v.nullable(time), null),
});
const fileSchema = v.object({ version: v.literal(VERSION), queues: v.record(id, queueSchema) });

/** What waits to be told, sealed by a sum like the settings: a queue that the disk damaged is not sent. */
export const openChannelQueue = ({
  files,
  now,
  report,
}: {
  files: DataFolder;
  now: () => number;
  report: Report;
}): ChannelQueueFile & Rewritable & Lagging => {
  const read = files.read(FILE);
  const found = read.ok ? parseJson(read.text) : undefined;
  const decoded = read.ok && checkText(read.text, found) !== 'wrong' ? v.safeParse(fileSchema, found) : null;
  let queues: Readonly<Record<string, ChannelQueue>> = decoded?.success ? decoded.output.queues : {};
  let onDisk = read.ok ? read.text : '';
  let told = false;
  if (!decoded?.success && (read.ok || read.why !== 'absent')) {
    const aside = setAside(files, FILE, now());
    onDisk = '';
    report('channels-damaged', aside ?? FILE);
  }
  const save = (next: Readonly<Record<string, ChannelQueue>>) => {
    queues = next;
    const content = sealText({ version: VERSION, queues: next });
    if (content === onDisk || (onDisk === '' && Object.keys(next).length === 0)) return { ok: true as const };
    const written = files.write(FILE, content, { mode: 0o600 });
    if (written.ok) onDisk = content;
    // Said once: it is tried with each notice.
    else if (!told) report(diskProblem(written), written.detail);
    told = !written.ok;
    return written;
  };
  return {
    get queues() {
      return queues;
    },
    save,
    isBehind: () => told,
    catchUp: () => void save(queues),
    writeAnew() {
      onDisk = '';
      save(queues);
    },
  };
};
