import type { Play } from './ways.ts';

export const PATHS = { description: '/igd.xml', control: '/ctl/wan' } as const;

const typeOf = ({ ways }: Play): string =>
  ways.has('dsl-forum') ? 'urn:dslforum-org:service:WANPPPConnection:1' : 'urn:schemas-upnp-org:service:WANIPConnection:1';

const descriptionOf = (play: Play, port: number): string => `<?xml version="1.0"?>
<root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major><minor>0</minor></specVersion>
${play.ways.has('named-base') ? `<URLBase>http://router.home.arpa:${port}/</URLBase>` : ''}
<device><deviceType>urn:schemas-upnp-org:device:InternetGatewayDevice:1</deviceType><friendlyName>Played router</friendlyName>
<deviceList><device><deviceType>urn:schemas-upnp-org:device:WANDevice:1</deviceType>
<deviceList><device><deviceType>urn:schemas-upnp-org:device:WANConnectionDevice:1</deviceType><serviceList><service>
<serviceType>${typeOf(play)}</serviceType><serviceId>urn:upnp-org:serviceId:WANConn1</serviceId>
<SCPDURL>/scpd.xml</SCPDURL><controlURL>${PATHS.control}</controlURL><eventSubURL></eventSubURL>
</service></serviceList></device></deviceList></device></deviceList></device></root>`;

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const answerOf = (play: Play, action: string): string => {
  const value =
    action === 'GetStatusInfo'
      ? '<NewConnectionStatus>Connected</NewConnectionStatus><NewLastConnectionError>ERROR_NONE</NewLastConnectionError><NewUptime>99</NewUptime>'
      : `<NewExternalIPAddress>${play.address}</NewExternalIPAddress>`;
  return `<s:Envelope xmlns:s="${ENVELOPE}"><s:Body><u:${action}Response xmlns:u="${typeOf(play)}">${value}</u:${action}Response></s:Body></s:Envelope>`;
};

const tags = (xml: string, change: (name: string) => string): string =>
  xml.replace(/<(\/?)([A-Za-z][\w:]*)/g, (_, slash: string, name: string) => `<${slash}${change(name)}`);

const mangle = (xml: string, { ways }: Play): string => {
  let text = xml;
  if (ways.has('odd-case')) text = tags(text, (name) => name.toLowerCase());
  if (ways.has('other-prefix')) text = tags(text, (name) => name.replace(/^[su]:/, 'SOAP-ENV:')).replace('xmlns:s=', 'xmlns:SOAP-ENV=');
  if (ways.has('lost-beginning')) text = text.replace(/^<\?xml[^>]*>\s*/, '').slice(1);
  if (ways.has('c-string')) text = `${text}\0`;
  return text;
};

/** What is served at a path; null where nothing is. `action`: what SOAPAction names. */
export const documentAt = (play: Play, port: number, path: string, action: string | undefined): string | null => {
  if (play.ways.has('log-in-page')) return '<html><head><title>Log in</title></head><body>password</body></html>';
  if (path === PATHS.description) return mangle(descriptionOf(play, port), play);
  if (path !== PATHS.control || action === undefined) return null;
  return play.ways.has('soap-nonsense') ? 'OK' : mangle(answerOf(play, action), play);
};
