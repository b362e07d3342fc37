const POLYNOMIAL = 0xedb88320;
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});

/** RFC 8489 §14.7: the CRC-32 of what stands before the attribute, made unlike those of other protocols. Unsigned, 32 bits. */
export const fingerprintOf = (before: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of before) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0);
  return (crc ^ 0xffffffff ^ 0x5354554e) >>> 0;
};
