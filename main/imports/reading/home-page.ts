import { serverHost } from './servers.ts';

const PRIVATE =
  /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)|^\[?(?:f[cd]|fe80)|^(?:[^.]+|.*\.(?:lan|local|home|internal|box|arpa))$/i;

/** Whether a page lies in the home network, as a router's does: no other source could tell that address. */
export const isHomePage = (url: string): boolean => PRIVATE.test(serverHost(url));
