import type { Job } from '../../../main/ports/dns-service.ts';
import type { Plugin } from '../../../main/providers/grammar/plugin.ts';
import { rsaPem, serviceAccount } from '../replay/case-settings.ts';
import type { AnswerName } from './answers.ts';

/** Everything that means something somewhere: in a URL, a form, a header, JSON, XML, a template. */
export const HARD = `pa&+%#="'é漢 /?{}<x>\\`;
const TOKEN = 'tok-5b1f9a';
const ZONE = 'example.com';

/** A plug-in, a job for it, and what is known of it. */
export interface Subject {
  plugin: Plugin;
  job: Job;
  /** The secret that must not be seen: the whole, or the part of it that no other text has. */
  secret: string;
  /** Answers that are this service's documented sign of a success. */
  speaksLittle: readonly AnswerName[];
}

/** Services whose documented sign of a success is one of the answers: they say nothing more than that. */
const SPEAKS_LITTLE: Readonly<Record<string, readonly AnswerName[]>> = {
  'ddns.fm': ['nothing'],
  myaddr: ['nothing'],
  mythicbeasts: ['an empty JSON tree'],
  domeneshop: ['nothing', 'no content'],
  selfhost: ['no content'],
  godaddy: ['nothing', 'an empty JSON tree'],
  powerdns: ['no content'],
};

/** Settings that must have a form of their own to be sent at all. */
const OWN: Readonly<Record<string, Job['settings']>> = {
  cloudflare: { token: TOKEN },
  cloudns: {
    dynurl: `https://ipv4.cloudns.net/api/dynamicURL/?q=${TOKEN}`,
    dynurlV6: `https://ipv6.cloudns.net/api/dynamicURL/?q=${TOKEN}`,
  },
  custom: { url: 'https://dns.example.net/set?host={host}&ip={ip}&key=%p', headers: `X-Own: ${HARD}`, successRegex: 'zzz' },
  directnic: { urlV4: `https://directnic.com/dns/gateway/${TOKEN}/`, urlV6: `https://directnic.com/dns/gateway/${TOKEN}/` },
  gcp: { credentials: serviceAccount() },
  transip: { privateKey: rsaPem() },
};

/** Every secret is the hard one, every text that must be there is a user name, a server of one's own is on the stage. */
const settingsFor = (plugin: Plugin): Job['settings'] => {
  const settings: Job['settings'] = {};
  for (const { key, kind, required, default: given } of plugin.settings) {
    if (kind === 'secret') settings[key] = HARD;
    else if (key === 'zone') settings[key] = ZONE;
    else if (plugin.selfHosted && kind === 'hostname') settings[key] = 'dns.example.net';
    else if (kind === 'text' && (required || key === 'username') && given === undefined) settings[key] = 'user1';
  }
  return { ...settings, ...OWN[plugin.id] };
};

export const subjectOf = (plugin: Plugin): Subject => {
  const settings = settingsFor(plugin);
  const own = Object.values(OWN[plugin.id] ?? {}).map(String);
  return {
    plugin,
    job: {
      service: plugin.id,
      settings,
      hosts: [settings.zone === undefined ? plugin.hostExample : `home.${ZONE}`],
      ipv4: plugin.ipv4 ? '192.0.2.10' : null,
      ipv6: plugin.ipv6 ? '2001:db8::10' : null,
    },
    secret: own.find((text) => text.includes('PRIVATE KEY')) ?? (own.some((text) => text.includes(TOKEN)) ? TOKEN : HARD),
    speaksLittle: SPEAKS_LITTLE[plugin.id] ?? [],
  };
};
