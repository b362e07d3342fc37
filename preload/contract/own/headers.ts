/** Header fields of a URL of the user's own, one `Name: value` a line: read alike where they are typed and where they are used. */

/** The connection's own: set otherwise, a request could reach another host, or be cut at another place, than Saikoro means (RFC 9110 §7, RFC 9112 §6). */
const OF_THE_CONNECTION = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'upgrade',
  'keep-alive',
  'te',
  'trailer',
  'expect',
]);
export const isOfTheConnection = (name: string): boolean =>
  OF_THE_CONNECTION.has(name.toLowerCase()) || name.toLowerCase().startsWith('proxy-');

const MOST_LINES = 20;
/** A token (RFC 9110 §5.6.2). */
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/;
/** A value ends, or is refused on the way, at any of these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to refuse
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f]/;

const readLine = (line: string): [string, string] | null => {
  const [, name = '', value = ''] = /^([^:]*):(.*)$/s.exec(line) ?? [];
  const isFit = NAME.test(name) && !isOfTheConnection(name) && !/^cookie2?$/i.test(name) && value.trim() !== '' && !CONTROLS.test(value);
  return isFit ? [name, value.trim()] : null;
};

/** As far as addresses can be filled in: only places in braces are. */
export const placesOf = (headers: string): string => headers.replaceAll('%', '');

/** Null where one line is none, names what is not the user's to set, or stands there twice. */
export const readHeaders = (text: string): [name: string, value: string][] | null => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const read = lines.map((line) => readLine(line.trim()));
  const headers = read.filter((one) => one !== null);
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  return headers.length === lines.length && names.size === lines.length && lines.length <= MOST_LINES ? headers : null;
};
