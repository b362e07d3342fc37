export interface Extent {
  depth: number;
  /** Lists, objects and what stands in them. */
  values: number;
}

/** Whether a JSON text exceeds these limits; brackets and commas in strings do not count. One pass, without building a tree. */
export const exceeds = (text: string, most: Extent): boolean => {
  let [depth, values, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted && code === 0x5c) at += 1;
    else if (code === 0x22) quoted = !quoted;
    else if (quoted) continue;
    else if (code === 0x2c) values += 1;
    else if (code === 0x7b || code === 0x5b) [depth, values] = [depth + 1, values + 1];
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > most.depth || values > most.values) return true;
  }
  return false;
};
