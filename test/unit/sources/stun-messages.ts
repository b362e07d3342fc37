/** The transaction of RFC 5769's samples. */
export const ID: Uint8Array = Uint8Array.from(Buffer.from('b7e7a701bc34d686fa87dfae', 'hex'));

const two = (value: number): number[] => [(value >> 8) & 255, value & 255];

/** RFC 8489 §14: padded to four bytes. */
export const attribute = (type: number, value: Uint8Array): Uint8Array =>
  Uint8Array.of(...two(type), ...two(value.length), ...value, ...new Uint8Array((4 - (value.length % 4)) % 4));

export const reply = (attributes: Uint8Array[], { type = 0x0101, cookie = 0x2112a442, id = ID, length = Number.NaN } = {}): Uint8Array => {
  const body = Buffer.concat(attributes);
  return Uint8Array.of(
    ...two(type),
    ...two(Number.isNaN(length) ? body.length : length),
    ...two(cookie >>> 16),
    ...two(cookie & 0xffff),
    ...id,
    ...body,
  );
};
