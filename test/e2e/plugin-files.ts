import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Strings } from '../../preload/strings/index.ts';
import { dialog } from './hands.ts';
import { dataFolder } from './saikoro.ts';

/** A file as it is dropped: its name and its bytes. */
export interface Dropped {
  name: string;
  bytes: Uint8Array;
}
export const asFile = (name: string, text: string): Dropped => ({ name, bytes: new TextEncoder().encode(text) });

/** A plug-in for a server of the tester's own, as docs/plugins.md says to write one. */
export const ownPlugin = (more: Record<string, unknown> = {}): string =>
  JSON.stringify(
    {
      $schema: 'saikoro-plugin-1',
      id: 'shed-dns',
      name: 'Shed DNS',
      nameJa: '物置 DNS',
      homepage: 'https://shed.example/',
      host: '{server}',
      selfHosted: true,
      plainHttp: { ja: '自宅の中だけで使うためです。', en: 'It is for use at home only.' },
      hostExample: 'home.shed.test',
      limits: { minIntervalSeconds: 1 },
      settings: [
        {
          key: 'server',
          kind: 'hostname',
          label: { ja: 'サーバー', en: 'Server' },
          required: true,
          placeholder: 'http://192.168.1.2:8080',
        },
        { key: 'token', kind: 'secret', label: { ja: 'トークン', en: 'Token' }, required: true },
      ],
      request: { path: '/nic/update', query: { hostname: '{host}', myip: '{ip}' }, auth: { bearer: '{token}' } },
      replies: [{ words: { good: 'updated', nochg: 'unchanged', badauth: 'auth-failed', nohost: 'bad-host' } }],
      ...more,
    },
    null,
    2,
  );

/** Shift_JIS for プラグイン, which is no UTF-8. */
const shiftJis = (): Dropped => {
  const [before, after] = ownPlugin({ nameJa: '%' }).split('%') as [string, string];
  const text = new TextEncoder();
  return {
    name: 'sjis.saikoro-plugin.json',
    bytes: new Uint8Array([...text.encode(before), 0x83, 0x76, 0x83, 0x89, ...text.encode(after)]),
  };
};

/** Each bad in a way of its own, with the code and the place it is told by. */
export const BAD: { file: Dropped; code: string; place: [line: number, column: number] | null }[] = [
  {
    file: asFile('torn.saikoro-plugin.json', ownPlugin().replace('"name": "Shed DNS",', '"name": "Shed DNS"')),
    code: 'SP003',
    place: [5, 3],
  },
  { file: shiftJis(), code: 'SP001', place: null },
  { file: asFile('shadow.saikoro-plugin.json', ownPlugin({ id: 'duckdns' })), code: 'SP051', place: [3, 9] },
  { file: asFile('status.saikoro-plugin.json', ownPlugin({ replies: [{ status: 200, is: 'updated' }] })), code: 'SP030', place: null },
  {
    file: asFile(
      'nearby.saikoro-plugin.json',
      ownPlugin({ host: '192.168.1.2', selfHosted: false, settings: [], request: { path: '/', query: { ip: '{ip}' } } }),
    ),
    code: 'SP052',
    place: null,
  },
];

/** Where on the window files are dropped, in pixels. */
const SPOT = { x: 300, y: 300 };

/** The browser's own drag of files from outside, as the system hands it over; with `let go` they are dropped. */
export async function drag(page: Page, files: readonly Dropped[], end: 'hold' | 'let go' | 'go away'): Promise<void> {
  const folder = dataFolder('dropped');
  const paths = files.map(({ name }) => join(folder, name));
  for (const [at, { bytes }] of files.entries()) writeFileSync(paths[at] ?? '', bytes);
  const hand = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const act = (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel') => hand.send('Input.dispatchDragEvent', { type, ...SPOT, data });
  for (const type of ['dragEnter', 'dragOver'] as const) await act(type);
  // Until the page has said that it takes them, the browser would not drop them.
  await page.locator('.drop').waitFor();
  await act('dragOver');
  if (end === 'let go') await act('drop');
  if (end === 'go away') {
    await act('dragCancel');
    // The protocol does not tell the page, as the system does.
    await page.evaluate(() => document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true })));
  }
  await hand.detach();
}

export const drop = (page: Page, ...files: Dropped[]): Promise<void> => drag(page, files, 'let go');

/** The sheet that asks for consent. */
export const consent = (page: Page, strings: Strings, title: 'addTitle' | 'replaceTitle' | 'changedTitle' = 'addTitle'): Locator =>
  dialog(page).filter({ has: page.getByRole('heading', { name: strings.plugins[title] }) });
