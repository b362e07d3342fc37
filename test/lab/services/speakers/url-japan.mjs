// Japanese services that are told by one URL.
import { addressesIn, BAD, json, keep, speakersOf, text } from './url-call.mjs';

export const JAPAN = speakersOf({
  'ddns-now': [
    '/update.php',
    async (query, service, records) => {
      const [host] = service.hosts;
      if (query.get('password') !== service.settings.password || `${query.get('domain')}.f5.si` !== host)
        return json(200, { result: 'NG', errorcode: 1, errormsg: 'パスワードが違います' });
      const addresses = addressesIn(query);
      if (addresses === null) return json(200, { result: 'NG', errorcode: 2, errormsg: 'IPアドレスが正しくありません' });
      await keep(service, records, host, addresses);
      return json(200, { result: 'OK', remote_ip: query.get('ip') ?? query.get('ipv6') });
    },
  ],
  'ddo.jp': [
    '/dnsupdate.php',
    async (query, service, records) => {
      const host = query.get('dn');
      const addresses = addressesIn(query);
      if (!service.hosts.includes(host) || query.get('pw') !== service.settings.password || addresses === null)
        return text(200, `FAIL: ${host}`);
      await keep(service, records, host, addresses);
      return text(200, `SUCCESS: ${host}\n`);
    },
  ],
  'mydns.jp': [
    '/directip.html',
    async (query, service, records) => {
      const { username, password } = service.settings;
      const page = (word, status) =>
        text(200, `<html><body>Login and IP address notify ${word}.<BR>\nlogin_status = ${status}.<BR>\n</body></html>`, 'text/html');
      if (query.get('MID') !== username || query.get('PWD') !== password) return page('NG', 0);
      const addresses = addressesIn(query, 'IPV4ADDR', 'IPV6ADDR');
      if (addresses === null) return BAD;
      for (const host of service.hosts) await keep(service, records, host, addresses);
      return page('OK', 1);
    },
  ],
  'value-domain': [
    '/cgi-bin/dyn.fcg',
    async (query, service, records) => {
      const { zone, password } = service.settings;
      if (query.get('d') !== zone || query.get('p') !== password) return text(200, 'status=2\nNG\n');
      const host = `${query.get('h')}.${zone}`;
      if (!service.hosts.includes(host)) return text(200, 'status=8\nNG\n');
      const addresses = addressesIn(query, 'i', 'none');
      if (addresses === null) return text(200, 'status=3\nNG\n');
      await keep(service, records, host, addresses);
      return text(200, 'status=0\nOK\n');
    },
  ],
});
