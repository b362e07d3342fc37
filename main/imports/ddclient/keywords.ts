/** Names of options that ddclient knows, of any of its versions. What is spelt otherwise it passes over. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  `apikey backupmx cache cmd cmd-skip cmdv4 cmdv6 custom daemon debug dynurl exec facility file force foreground fw fw-banlocal fw-login
   fw-password fw-skip fw-ssl-validate fwv4 fwv4-skip fwv6 fwv6-skip host if if-skip ifv4 ifv6 ip ipv4 ipv6 jitter login mail mail-failure
   mail-from max-interval max-warn min-error-interval min-interval mx on-root-domain password path pid postscript priority protocol proxy query
   quiet quietreply redirect root-domain script secretapikey server ssl ssl_ca_dir ssl_ca_file static syslog tcp test timeout ttl urlv4 urlv6 use
   use-personal-access-token usev4 usev6 verbose web web-skip web-ssl-validate webv4 webv4-skip webv6 webv6-skip wildcard zone`
    .trim()
    .split(/\s+/),
);

/** What signs in. */
export const SECRET_OPTIONS: ReadonlySet<string> = new Set([
  'password',
  'fw-password',
  'apikey',
  'secretapikey',
  'dynurl',
  'urlv4',
  'urlv6',
]);
