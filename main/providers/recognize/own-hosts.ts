import type { Pasted } from './paste-url.ts';

/** Names of fields that hold the name that is to be updated. */
const HOST_FIELD = /^(?:(?:sub)?domains?|host(?:name)?s?|fqdn|name|record|dns)$/i;
const WHOLE_NAME = /^(?:\*\.)?(?:[a-z\d_](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/i;

/** The host names that stand in an address of the user's own; none where it has places for them, or sends names that are not whole. */
export const ownHosts = ({ url }: Pick<Pasted, 'url'>): string[] => [
  ...new Set(
    [...new URLSearchParams(url.search)].flatMap(([field, value]) =>
      HOST_FIELD.test(field) ? value.split(',').filter((host) => WHOLE_NAME.test(host) && host.toLowerCase() !== url.host) : [],
    ),
  ),
];
