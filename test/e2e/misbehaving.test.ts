import { expect, test, vi } from 'vitest';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import { withDisplay } from '../helpers/electron.ts';
import { lacksNamespaces, startAlone } from './alone.ts';
import { commandEvent, ownServiceEvent, practiceEvent, readJournal, writeData } from './data.ts';
import { needs } from './desktop.ts';
import { openFarSide } from './far-side.ts';
import { changePracticeAddress } from './hands.ts';
import { dataFolder, fact, startSaikoro, updated } from './saikoro.ts';
import { keepShot } from './shots.ts';

const page200 = (response: { setHeader(name: string, value: string): void; end(text: string): void }) => {
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><title>Sign in</title><p>Welcome to the hotel. Sign in to go on.</p>');
};

test('a service that answers with a web page is not believed, and the others go on', async () => {
  const folder = dataFolder();
  const far = await openFarSide((_asked, response) => page200(response));
  writeData(folder, {
    events: [ownServiceEvent(far.port, { id: 'hotel', name: 'Hotel', hosts: ['hotel.practice.test'] }), practiceEvent({ name: 'Home' })],
    secrets: { hotel: { password: 'x' }, 'practice-home': { password: 'saikoro' } },
  });
  const { launched, window, strings } = await startSaikoro({ folder });
  await fact(
    launched,
    (one) => one.kind === 'update' && one.event === 'hotel' && one.outcome === 'not-confirmed' && one.reason === 'html-reply',
  );
  await fact(launched, (one) => updated(one) && one.event === 'practice-home');
  const page = await window();
  await page
    .getByRole('row', { name: 'Hotel' })
    .getByText(strings.outcome['not-confirmed']({ service: '' }))
    .waitFor();
  await page.getByRole('row', { name: 'Home' }).getByText(strings.status.published).waitFor();
  await keepShot(page, 'hotel');
});

test('a command that hangs is ended after its time, told, and the others go on meanwhile', async (context) => {
  needs(context, lacksNamespaces());
  await withDisplay();
  const folder = dataFolder();
  const atStart = { schedule: { kind: 'at-start' } } as const;
  writeData(folder, {
    events: [
      commandEvent('sleep', ['600'], {
        id: 'hanging',
        name: 'Hanging',
        call: { program: 'sleep', args: ['600'], timeoutSeconds: 3 },
        ...atStart,
      }),
      commandEvent('no-such-program-here', [], { id: 'lost', name: 'Lost', ...atStart }),
      commandEvent('sh', ['-c', 'echo here'], { id: 'quick', name: 'Quick', ...atStart }),
    ],
  });
  // Programs run in earnest only.
  startAlone(folder, ['--hidden']);
  const ended = (id: string): JournalEntry | undefined => readJournal(folder).find((one) => one.kind === 'command' && one.event === id);
  await vi.waitFor(() => expect(ended('hanging')).toBeDefined(), { timeout: 30_000, interval: 200 });
  expect(ended('hanging')).toMatchObject({ reason: 'program-timeout' });
  expect(ended('lost')).toMatchObject({ reason: 'program-not-found' });
  expect(ended('quick')).toMatchObject({ outcome: 'updated', output: 'here\n' });
  expect(Number(ended('quick')?.seq)).toBeLessThan(Number(ended('hanging')?.seq));
});

test('a wrong password stops that event at once, and it is asked no more', async () => {
  const folder = dataFolder();
  const far = await openFarSide((_asked, response) => void response.end('badauth'));
  const other = practiceEvent({ name: 'Home' });
  writeData(folder, {
    events: [ownServiceEvent(far.port, { name: 'Own', hosts: ['own.practice.test'] }), other],
    secrets: { own: { password: 'wrong' }, [other.id]: { password: 'saikoro' } },
  });
  const running = await startSaikoro({ folder });
  const { launched, window, strings } = running;
  await fact(launched, (one) => one.kind === 'update' && one.outcome === 'auth-failed' && one.stopped === true);
  const page = await window();
  await page
    .getByRole('row', { name: 'Own' })
    .getByText(strings.outcome['auth-failed']({ service: '' }))
    .waitFor();
  await changePracticeAddress(running, other);
  expect(far.asked).toHaveLength(1);
});
