/** Before which event the moved ones stand after a drop below the row `over`, or above it; null: last. Undefined: nowhere, since it is one of them. */
export const dropBefore = (
  order: readonly string[],
  moved: ReadonlySet<string>,
  { over, below }: { over: string; below: boolean },
): string | null | undefined => {
  const at = order.indexOf(over) + (below ? 1 : 0);
  if (order.indexOf(over) < 0) return undefined;
  const next = order.slice(at).find((id) => !moved.has(id));
  const isInPlace = moved.has(over) && moved.size === 1;
  return isInPlace ? undefined : (next ?? null);
};

/** Before which event the moved ones stand once they went a step up or down; undefined: they are at the end already. */
export const stepBefore = (order: readonly string[], moved: ReadonlySet<string>, step: 1 | -1): string | null | undefined => {
  const rest = order.filter((id) => !moved.has(id));
  const first = order.findIndex((id) => moved.has(id));
  if (first < 0 || rest.length === 0) return undefined;
  const place = order.slice(0, first).length;
  if (step === -1) return place === 0 ? undefined : rest[place - 1];
  const last = order.findLastIndex((id) => moved.has(id));
  if (last === order.length - 1) return undefined;
  return rest[place + 1] ?? null;
};
