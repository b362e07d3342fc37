/** A map in the order of these keys, with the others last; the same map where that is its order already. */
export const inOrder = <Value>(map: Map<string, Value>, ids: readonly string[]): Map<string, Value> => {
  const named = ids.filter((id) => map.has(id));
  const now = [...map.keys()];
  if (named.every((id, at) => now[at] === id)) return map;
  const next = new Map(named.map((id) => [id, map.get(id) as Value]));
  for (const [id, value] of map) if (!next.has(id)) next.set(id, value);
  return next;
};
