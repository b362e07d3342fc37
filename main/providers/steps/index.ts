// Made by scripts/plugin-index.mjs from the files beside it.
import type { Steps } from '../steps.ts';
import { update as p_cloudflare } from './cloudflare.ts';
import { update as p_custom } from './custom.ts';
import { update as p_onamae } from './onamae.ts';
import { update as p_rfc2136 } from './rfc2136.ts';

/** Plug-ins that are code, by the name their specs call. */
export const steps: Readonly<Record<string, Steps>> = {
  cloudflare: p_cloudflare,
  custom: p_custom,
  onamae: p_onamae,
  rfc2136: p_rfc2136,
};
