import { type AddressRules, isPublic, parseIpv4 } from '../../../net/address.ts';
import type { RouterHttp, TransportFault } from '../../../ports/http.ts';
import type { WanService } from './description.ts';
import { callAction, type SoapReply } from './soap.ts';

/** What a router's text for its WAN address means. Nothing but an IPv4 address is ever taken for one. */
export type WanAddress =
  | { kind: 'public'; address: string }
  /** It has an address that the world can't reach: it stands behind another router. */
  | { kind: 'reserved'; address: string }
  /** It has one, but won't say: miniupnpd does so when the address is reserved. */
  | { kind: 'empty' }
  /** 0.0.0.0: it has none. */
  | { kind: 'none' }
  /** Anything else: some firmwares send uninitialised memory while the line is down. */
  | { kind: 'garbage' };

const ZERO = '0.0.0.0';

export const readWanAddress = (text: string, rules: AddressRules): WanAddress => {
  const word = text.trim();
  if (word === '') return { kind: 'empty' };
  const address = parseIpv4(word);
  if (address === null) return { kind: 'garbage' };
  if (address === ZERO) return { kind: 'none' };
  return { kind: isPublic(address, rules) ? 'public' : 'reserved', address };
};

/** WANIPConnection:1 §2.2.3, with what FRITZ!Box calls Up. `other` is a word the standard does not know. */
export type ConnectionStatus = 'connected' | 'connecting' | 'disconnected' | 'unconfigured' | 'other';
const STATUSES: Readonly<Record<string, ConnectionStatus>> = {
  connected: 'connected',
  up: 'connected',
  connecting: 'connecting',
  authenticating: 'connecting',
  pendingdisconnect: 'connected',
  disconnecting: 'disconnected',
  disconnected: 'disconnected',
  down: 'disconnected',
  unconfigured: 'unconfigured',
};
export const readStatus = (text: string): ConnectionStatus | null => {
  const word = text.trim().toLowerCase();
  if (word === '') return null;
  return Object.hasOwn(STATUSES, word) ? (STATUSES[word] ?? 'other') : 'other';
};

/** 1 connected with a public address; 2 connected, but its address is reserved; 3 not connected; 4 not an Internet gateway. */
export type Grade = 1 | 2 | 3 | 4;

export interface WanReading {
  service: WanService;
  grade: Grade;
  /** Null where the router would not tell the address. */
  wan: WanAddress | null;
  /** Null where the router does not know the question. */
  status: ConnectionStatus | null;
  /** E.g. ERROR_NONE, ERROR_AUTHENTICATION_FAILURE (WANIPConnection:1 §2.2.4). */
  lastError: string | null;
  /** Seconds since the line came up. */
  uptime: number | null;
  /** UPnP's error code for the address, if it refused. */
  faultCode: number | null;
  /** HTTP's, where the web server alone refused. */
  refused: number | null;
  /** The beginning of an answer that cannot be read. */
  said: string | null;
  /** How the network failed, if it did. */
  fault: TransportFault | null;
}

/** The order in which miniupnpc prefers its gateways too. A service that says nothing of its status is believed for its address. */
export const gradeOf = ({ wan, status }: Pick<WanReading, 'wan' | 'status'>): Grade => {
  if (wan === null && status === null) return 4;
  if (status !== null && status !== 'connected') return 3;
  switch (wan?.kind) {
    case 'public':
      return 1;
    case 'reserved':
    case 'empty':
      return 2;
    case 'none':
    case 'garbage':
    case undefined:
      return 3;
  }
};

const MAX_UPTIME = 0xffff_ffff;
const readUptime = (values: Map<string, string>): number | null => {
  const word = (values.get('newuptime') ?? '').trim();
  return /^\d{1,10}$/.test(word) && Number(word) <= MAX_UPTIME ? Number(word) : null;
};
const readError = (values: Map<string, string>): string | null => {
  const word = (values.get('newlastconnectionerror') ?? '').trim();
  return /^[A-Za-z0-9_-]{1,64}$/.test(word) ? word : null;
};

/** Puts one service's two answers together. */
export const readingOf = (service: WanService, address: SoapReply, status: SoapReply, rules: AddressRules): WanReading => {
  const values = status.kind === 'done' ? status.values : new Map<string, string>();
  const said = address.kind === 'done' ? address.values.get('newexternalipaddress') : undefined;
  const wan: WanAddress | null = said === undefined ? (address.kind === 'done' ? { kind: 'garbage' } : null) : readWanAddress(said, rules);
  const told = { wan, status: readStatus(values.get('newconnectionstatus') ?? '') };
  return {
    service,
    grade: gradeOf(told),
    ...told,
    lastError: readError(values),
    uptime: readUptime(values),
    faultCode: address.kind === 'fault' ? address.code : null,
    refused: address.kind === 'refused' ? address.status : null,
    said: address.kind === 'unreadable' ? address.said : null,
    fault: address.kind === 'silent' ? address.fault : null,
  };
};

/** Asks one service for its address, then for its status: small routers answer one question at a time. One that is silent is not asked twice. */
export const readService = async (http: RouterHttp, service: WanService, rules: AddressRules, timeoutMs: number): Promise<WanReading> => {
  const address = await callAction(http, service, 'GetExternalIPAddress', timeoutMs);
  const status = address.kind === 'silent' ? address : await callAction(http, service, 'GetStatusInfo', timeoutMs);
  return readingOf(service, address, status, rules);
};

/** Asks one service for its address alone: half of what a whole reading costs. */
export const readAddress = async (http: RouterHttp, service: WanService, rules: AddressRules, timeoutMs: number): Promise<WanReading> =>
  readingOf(service, await callAction(http, service, 'GetExternalIPAddress', timeoutMs), { kind: 'silent', fault: 'timeout' }, rules);

/** The best of several, and among equals the one that says it is connected, then the first. */
export const bestOf = (readings: WanReading[]): WanReading | null => {
  const rank = ({ grade, status }: WanReading): number => grade * 2 + (status === 'connected' ? 0 : 1);
  return readings.reduce<WanReading | null>((best, reading) => (best === null || rank(reading) < rank(best) ? reading : best), null);
};
