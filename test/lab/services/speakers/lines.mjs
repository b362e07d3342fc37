// お名前.com: lines over TLS, each command and each reply ended by a line with a dot. A wrong password is told by the command after LOGIN.
import { isIPv4 } from 'node:net';

const END = '\n.\n';
const fieldsOf = (lines) => Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));

export const speakLines = (socket, service, records, note) => {
  const { settings, hosts } = service;
  let signedIn = false;

  const modify = async ({ HOSTNAME, DOMNAME, IPV4 }) => {
    if (!signedIn) return '002 LOGIN ERROR';
    const host = HOSTNAME === '' ? DOMNAME : `${HOSTNAME}.${DOMNAME}`;
    if (!hosts.includes(host)) return '003 DBERROR';
    if (!isIPv4(IPV4 ?? '')) return '004 IPADDRESS ERROR';
    await records.set(service.id, host, IPV4);
    return '000 COMMAND SUCCESSFUL';
  };
  /** null: said by nobody, and never answered. */
  const answer = async (command) => {
    const [verb, ...lines] = command.split('\n');
    const fields = fieldsOf(lines);
    if (verb === 'MODIP') return modify(fields);
    if (verb === 'LOGIN') signedIn = fields.USERID === settings.username && fields.PASSWORD === settings.password;
    return verb === 'LOGIN' || verb === 'LOGOUT' ? '000 COMMAND SUCCESSFUL' : null;
  };

  let waiting = '';
  let turn = Promise.resolve();
  socket.write(`000 COMMAND SUCCESSFUL${END}`);
  socket.setEncoding('utf8').on('data', (part) => {
    waiting += part;
    for (let end = waiting.indexOf(END); end !== -1; end = waiting.indexOf(END)) {
      const command = waiting.slice(0, end);
      waiting = waiting.slice(end + END.length);
      note(`${command}${END}`);
      turn = turn.then(async () => {
        const told = await answer(command);
        if (told !== null) socket.write(`${told}${END}`);
        if (command === 'LOGOUT') socket.end();
      });
    }
  });
};
