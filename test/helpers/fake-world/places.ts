import { type Place, placeAt } from '../../../main/net/network-id.ts';

/** A network, by its router's two addresses. */
export const placeOf = (router: string, mac: string): Place => placeAt({ address: router, own: '192.168.1.2' }, mac, []);
export const HOME_PLACE = placeOf('192.168.1.1', '02:00:00:00:00:01');
