import { answers } from './frame/given.ts';
import { faults, type Words } from './frame/row.ts';

/** Told at once, and never tried again by itself: that is what services block clients for. */
const STOPS = { next: 'stops', toldAfter: 0, requests: 1 } as const;
const signIn: Words = {
  en: /did not accept the user name, password or token.*Edit.*stopped/s,
  ja: /受け付けませんでした。.*「編集」.*停止しています/s,
};
const hostName: Words = {
  en: /does not know the host name.*Correct the host name.*stopped/s,
  ja: /このホスト名がないか、別のアカウントのものです。.*停止しています/s,
};
/** A notification leaves out what does not fit. */
const hostTold: Words = { en: /does not know the host name.*Correct the host name/s, ja: /このホスト名がないか、別のアカウントのものです/ };
const settings: Words = {
  en: /cannot work with these settings.*Edit.*stopped/s,
  ja: /この設定を使えませんでした。.*「編集」.*停止しています/s,
};
const blocked: Words = {
  en: /has blocked this host or account.*Ask the service.*Resume/s,
  ja: /ブロックしています。.*解除を頼んでから「再開」/s,
};

faults('accounts', [
  { name: 'badauth: the password is refused', given: answers('badauth'), expect: { ...STOPS, outcome: 'auth-failed', reads: signIn } },
  {
    name: 'badauth within a page of status 401',
    given: answers('<html>401 Unauthorized</html>', 401, { 'content-type': 'text/html', 'www-authenticate': 'Basic realm="x"' }),
    expect: { ...STOPS, outcome: 'auth-failed', reads: signIn },
  },
  { name: 'abuse: the host is blocked', given: answers('abuse'), expect: { ...STOPS, outcome: 'abuse', reads: blocked } },
  {
    name: 'nohost: no such name in the account',
    given: answers('nohost'),
    expect: { ...STOPS, outcome: 'bad-host', reads: hostName, told: hostTold },
  },
  { name: 'notfqdn: no full name', given: answers('notfqdn'), expect: { ...STOPS, outcome: 'bad-host', reads: hostName, told: hostTold } },
  {
    name: '!yours: the name of another account',
    given: answers('!yours'),
    expect: { ...STOPS, outcome: 'bad-host', reads: hostName, told: hostTold },
  },
  { name: 'numhost: too many names at once', given: answers('numhost'), expect: { ...STOPS, outcome: 'bad-config', reads: settings } },
  {
    name: '!donator: what the account has not paid for',
    given: answers('!donator'),
    expect: { ...STOPS, outcome: 'bad-config', reads: settings },
  },
  { name: 'badagent: the client is not welcome', given: answers('badagent'), expect: { ...STOPS, outcome: 'bad-config', reads: settings } },
]);
