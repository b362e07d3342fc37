const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const MOST_DEPTH = 16;
const MOST_NODES = 2000;

/** Whether a value from an untrusted file is small, flat and without keys that reach into an object's prototype. */
export const isBounded = (found: unknown): boolean => {
  const open: { value: unknown; depth: number }[] = [{ value: found, depth: 0 }];
  for (let seen = 0; open.length > 0; seen += 1) {
    const { value, depth } = open.pop() as (typeof open)[number];
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MOST_DEPTH || seen > MOST_NODES) return false;
    const keys = Array.isArray(value) ? [] : Object.keys(value);
    const inner: unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (inner.length + open.length > MOST_NODES || keys.some((key) => REFUSED_KEYS.has(key))) return false;
    for (const one of inner) open.push({ value: one, depth: depth + 1 });
  }
  return true;
};
