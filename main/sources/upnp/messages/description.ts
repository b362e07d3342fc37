import type { RouterHttp } from '../../../ports/http.ts';
import { excerptOf } from './excerpt.ts';
import { deviceUrl } from './ssdp-message.ts';
import { element, elements, readXml, text, type XmlElement } from './xml.ts';

/** Longest description read, in bytes. */
export const MAX_DESCRIPTION = 262_144;
const MAX_SERVICES = 16;
const MAX_NAME = 64;

/** A service of the router that can tell the WAN address. All URLs are on the router itself. */
export interface WanService {
  /** The whole URN, as the router wrote it: it goes back in every action. */
  type: string;
  connection: 'ip' | 'ppp';
  version: 1 | 2;
  controlUrl: string;
  /** Null where the router offers no events, or not on itself. */
  eventUrl: string | null;
  scpdUrl: string | null;
}

export interface Description {
  /** What the router calls itself, for people; control characters taken out. */
  name: string | null;
  services: WanService[];
}

/** The DSL Forum's name is that of some routers that answer without a password, as the standard's do. */
const WAN_SERVICE = /^urn:(?:schemas-upnp-org|dslforum-org):service:WAN(IP|PPP)Connection:([12])$/i;

const readableName = (device: XmlElement): string | null => {
  const name = (text(device, 'friendlyName') ?? text(device, 'modelName') ?? '').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return name === '' ? null : [...name].slice(0, MAX_NAME).join('');
};

const readService = (node: XmlElement, peer: string, base: string): WanService | null => {
  const type = (text(node, 'serviceType') ?? '').trim();
  const [, connection, version] = WAN_SERVICE.exec(type) ?? [];
  const urlOf = (name: string): string | null => {
    const url = (text(node, name) ?? '').trim();
    return url === '' ? null : deviceUrl(url, peer, base);
  };
  const controlUrl = urlOf('controlURL');
  if (connection === undefined || controlUrl === null) return null;
  return {
    type,
    connection: connection.toUpperCase() === 'IP' ? 'ip' : 'ppp',
    version: version === '2' ? 2 : 1,
    controlUrl,
    eventUrl: urlOf('eventSubURL'),
    scpdUrl: urlOf('SCPDURL'),
  };
};

/** Every device of the tree, the outer one first. How deep it goes is bounded by what readXml accepts. */
const devicesOf = (device: XmlElement): XmlElement[] => [
  device,
  ...elements(device, 'deviceList').flatMap((list) => elements(list, 'device').flatMap(devicesOf)),
];

/**
 * Every WAN connection service a description names (UDA 1.1 §2.3; IGD 1.0 §2). Relative URLs are taken from URLBase if that is
 * on the router itself, else from where the description came from: many firmwares write another of their addresses there.
 * A URL that leads elsewhere is left out with its service. Null for what is no description.
 */
export const readDescription = (body: Uint8Array, location: string): Description | null => {
  const root = element(readXml(body), 'root');
  const device = element(root, 'device');
  if (root === null || device === null) return null;
  const peer = new URL(location).hostname;
  const base = deviceUrl((text(root, 'URLBase') ?? '').trim(), peer) ?? location;
  const services = devicesOf(device)
    .flatMap((each) => elements(each, 'serviceList').flatMap((list) => elements(list, 'service')))
    .map((node) => readService(node, peer, base))
    .filter((service) => service !== null);
  return { name: readableName(device), services: services.slice(0, MAX_SERVICES) };
};

/** Fetches a description from a place that a search gave. A text: how an answer begins that is none. Null: it can't be had. */
export const fetchDescription = async (http: RouterHttp, location: string, timeoutMs: number): Promise<Description | string | null> => {
  const reply = await http.send({
    method: 'GET',
    url: location,
    headers: { Accept: 'text/xml, */*;q=0.1' },
    timeoutMs,
    maxBytes: MAX_DESCRIPTION,
  });
  if (!reply.ok) return reply.fault === 'unreadable' ? excerptOf(reply.said) : null;
  if (reply.status !== 200) return null;
  return (reply.truncated ? null : readDescription(reply.body, location)) ?? excerptOf(reply.body);
};
