import { expect, it } from 'vitest';
import { WAYS_IN } from '../../../main/providers/service-info.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';

const infos = new Map(
  sourceBuiltIns()
    .infos()
    .map((info) => [info.id, info]),
);

it.each(Object.entries(WAYS_IN))('%s has fields for each of its ways to sign in, none of which is required by itself', (id, ways) => {
  const fields = infos.get(id)?.fields ?? [];
  expect(infos.get(id)?.waysIn).toEqual(ways);
  for (const key of ways.flat()) expect(fields.find((field) => field.key === key)?.required, key).toBe(false);
});
