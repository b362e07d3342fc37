export interface FloodLimits {
  /** What may come at once, in bytes. */
  burstBytes: number;
  /** What may come for ever, in bytes a second. */
  bytesPerSecond: number;
}

/** Whether a program prints too much: a leaky bucket. */
export const createFlood = ({ burstBytes, bytesPerSecond }: FloodLimits, now = () => performance.now()): ((bytes: number) => boolean) => {
  let level = 0;
  let at = now();
  return (bytes) => {
    const since = now() - at;
    at += since;
    level = Math.max(0, level - (since / 1000) * bytesPerSecond) + bytes;
    return level > burstBytes;
  };
};
