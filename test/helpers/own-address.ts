import { networkInterfaces } from 'node:os';

/** An IPv4 address of this machine that is not loopback: what is sent to it stays in the kernel. undefined where there is none. */
export const ownAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
