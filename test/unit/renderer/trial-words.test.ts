import { describe, expect, it } from 'vitest';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { refusedSentence } from '../../../renderer/wording/refusal-wording.ts';

const services = new Map(
  sourceBuiltIns()
    .infos()
    .map((info) => [info.id, info]),
);
const words = (code: string, service: string, outcome?: Outcome, language: 'ja' | 'en' = 'en') =>
  refusedSentence({ ok: false, code, outcome }, service, { strings: stringsFor(language), services, language });
const HELP = services.get('custom')?.fields[0]?.help;

describe('why nothing would be sent', () => {
  it('names the setting that will not do, with what the plug-in says of it', () => {
    const outcome: Outcome = { kind: 'bad-config', setting: 'url' };
    expect(words('would-not-send', 'custom', outcome)).toBe(`Nothing can be sent with these settings. Look at “URL”. ${HELP?.en}`);
    expect(words('would-not-send', 'custom', outcome, 'ja')).toBe(`この設定では何も送れません。「URL」を確かめてください。${HELP?.ja}`);
  });
  it('gives the reason where there is one', () => {
    expect(words('would-not-send', 'duckdns', { kind: 'bad-host', reason: 'host-outside-zone' })).toBe(
      'Nothing can be sent with these settings. The host name lies outside the domain in the settings.',
    );
  });
  it('is a refusal like any other where no plug-in was asked', () => {
    expect(words('no-address', 'duckdns')).toBe('No address is known yet. Look under IP Address.');
  });
});
