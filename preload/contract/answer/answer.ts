import * as v from 'valibot';

export const nothing = v.undefined();

/** What main sends as it is (its types come from main's own state); not decoded again in the window. */
export const trusted = <T>() => v.custom<T>((value) => value !== undefined);

/** A refusal the window can show beside a field: code is a key of strings.problems. */
export const refusal = v.object({ ok: v.literal(false), code: v.string(), field: v.optional(v.string()), detail: v.optional(v.string()) });

export const done = v.variant('ok', [v.object({ ok: v.literal(true) }), refusal]);
