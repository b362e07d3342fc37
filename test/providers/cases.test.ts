import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostsOf, runCase, serviceOf } from './replay/run-case.ts';
import { openStage, type Stage } from './replay/stage.ts';
import type { WireCase } from './replay/wire-case.ts';

const folder = new URL('./cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (file: string): WireCase[] => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

let stage: Stage;
beforeAll(async () => {
  stage = await openStage([...files.flatMap((file) => read(file).flatMap(hostsOf)), 'localhost']);
});
afterAll(() => stage.close());

describe.each(files)('%s', (file) => {
  it.each(read(file).map((wire) => [wire.id, wire] as const))('%s', async (_, wire) => {
    expect(stage.services.find(serviceOf(wire)), 'the service is there').toBeDefined();
    expect(await runCase(wire, stage)).toEqual([]);
  });
});
