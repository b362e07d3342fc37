const VERSION = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;

/** Releases alone, as X.Y.Z: Saikoro has no others. */
export const isVersion = (text: string): boolean => VERSION.test(text);

/** Below zero: the first is older. Both are versions. */
export const compareVersions = (one: string, other: string): number => {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
