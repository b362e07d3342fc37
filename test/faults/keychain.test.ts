import { expect } from 'vitest';
import { dnsEvent, MINUTE, PASSWORD } from './frame/home.ts';
import { type Keychain, newKeychain } from './frame/keychain.ts';
import { expectWords, faults, type Row, settleWell, type Words } from './frame/row.ts';
import type { Scene } from './frame/scene.ts';

const typeAgain: Words = { en: /Password.*stored|type/is, ja: /パスワード/ };
const row = (name: string, play: (scene: Scene, keychain: Keychain) => Promise<string>): Row => {
  const keychain = newKeychain();
  return { name, open: { keychain, checkMinutes: 1 }, play: (scene) => play(scene, keychain) };
};

faults('keychain', [
  row('the keychain is gone at the start, and back at the next', async (scene, keychain) => {
    await settleWell(scene);
    await scene.stop();
    keychain.gone = true;
    await scene.restart();
    const before = scene.sent.length;
    await scene.move('44.128.0.2');
    await scene.pass(10 * MINUTE);
    expect(scene.sent.length, 'sent without a password').toBe(before);
    expect(scene.event().status).toMatchObject({ needsYou: true, missingSecrets: ['password'] });
    expectWords(scene, typeAgain);
    keychain.gone = false;
    await scene.restart();
    expect(await scene.published(5 * MINUTE)).toBe(true);
    return 'nothing is sent, the event asks for its password; with the keychain back it is published, and nothing was typed';
  }),
  row('the keychain has another key', async (scene, keychain) => {
    await settleWell(scene);
    await scene.stop();
    keychain.key = 0x33;
    await scene.restart();
    const before = scene.sent.length;
    await scene.move('44.128.0.2');
    await scene.pass(10 * MINUTE);
    expect(scene.sent.length).toBe(before);
    expectWords(scene, typeAgain);
    const { event } = scene.event();
    expect(scene.engine.commands.save({ event, secrets: { password: PASSWORD }, isNew: false })).toEqual({ ok: true });
    expect(await scene.published(5 * MINUTE)).toBe(true);
    return 'the events stay, only the password is asked for; typed again, it is published';
  }),
  row('the keychain is locked while Saikoro runs', async (scene, keychain) => {
    await settleWell(scene);
    keychain.gone = true;
    await scene.move('44.128.0.2');
    expect(await scene.published(5 * MINUTE)).toBe(true);
    keychain.gone = false;
    return 'what was opened at the start serves on; published';
  }),
  row('the keychain refuses a password that is typed', async (scene, keychain) => {
    await settleWell(scene);
    const { encryptString } = keychain;
    keychain.encryptString = () => {
      throw new Error('locked');
    };
    const event = dnsEvent({ id: 'second', name: 'Second', hosts: ['second.ddns.net'] });
    const saved = scene.engine.commands.save({ event, secrets: { password: PASSWORD }, isNew: true });
    await scene.pass(5 * MINUTE);
    keychain.encryptString = encryptString as NonNullable<typeof encryptString>;
    const kept = scene.engine.eventManager.get('second') !== undefined;
    expect(kept, 'kept as it was said').toBe(saved.ok);
    await scene.stores.secrets.settled();
    await scene.restart();
    expect(scene.engine.eventManager.get('second') !== undefined).toBe(saved.ok);
    return saved.ok ? 'the event is kept' : `refused by name (${saved.code}), and nothing of it is half there`;
  }),
]);
