import * as v from 'valibot';

/** The steps of the first run's sheet, in their order. */
export const FIRST_RUN_STEPS = ['found', 'service', 'account', 'compare', 'stay'] as const;
export type FirstRunStep = (typeof FIRST_RUN_STEPS)[number];

/** Signs of addresses and commands, and of no host name: what was pasted into the wrong field may hold a password. */
const NO_HOST = /[:/?=&"'\\%]/;

/** How far the first run has come: where it goes on, also after a restart. Never a secret. */
export const firstRunSchema = v.object({
  /** It comes up by itself when the window opens. */
  open: v.boolean(),
  step: v.picklist(FIRST_RUN_STEPS),
  /** It was gone through to its end: the next one begins anew. */
  done: v.optional(v.boolean()),
  /** What was chosen and typed so far. */
  service: v.optional(v.pipe(v.string(), v.maxLength(64))),
  hosts: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(8192),
      v.transform((text) => (NO_HOST.test(text) ? '' : text)),
    ),
  ),
  /** The event that was made of it. */
  event: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** macOS: it was said that the system will ask for the local network; before that the router is not asked. */
  explained: v.optional(v.boolean()),
});
export type FirstRun = v.InferOutput<typeof firstRunSchema>;

export const FIRST_RUN: FirstRun = { open: true, step: 'found' };
