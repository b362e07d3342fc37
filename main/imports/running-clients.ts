/** Other clients by the names of their processes. Those in a container or on a router are not among this computer's. */
const CLIENTS = ['ddclient', 'inadyn', 'ddns-go', 'ddns-updater', 'noip-duc', 'noip2', 'DUC40', 'DUC30', 'cloudflare-ddns'];

/** Which of them run. ddclient is a script of Perl's, which shows its own name, with what it does behind it. */
export const runningClients = (processes: readonly string[]): string[] => {
  const names = new Set(processes.map((name) => name.split(/[\s/]/)[0]?.toLowerCase()));
  return CLIENTS.filter((client) => names.has(client.toLowerCase()));
};
