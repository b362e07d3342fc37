import { planFile } from '../../../main/imports/plan-file.ts';
import { shownPlan } from '../../../main/imports/shown.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import type { ServiceInfo } from '../../../preload/contract/service.ts';

export const infos = new Map(
  sourceBuiltIns()
    .infos()
    .map((info): [string, ServiceInfo] => [info.id, info]),
);
export const infoOf = (id: string): ServiceInfo | undefined => infos.get(id);

/** The plan of a text, with the secrets that stay in main beside it. */
export const planned = (text: string) => {
  const found = planFile(new TextEncoder().encode(text), infoOf);
  if (!found.ok) throw new Error(found.code);
  return { ...shownPlan(found.plan), secrets: found.plan.events.map(({ secrets }) => secrets) };
};

export const codes = (said: readonly { line: number; code: string; what: string }[]): string[] =>
  said.map(({ line, code, what }) => `${line} ${code} ${what}`);
