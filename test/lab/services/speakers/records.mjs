// What the services keep: records of the lab's BIND, read by asking it and changed by dynamic update (RFC 2136).
import { spawn } from 'node:child_process';
import { Resolver } from 'node:dns/promises';

const ABSENT = ['ENODATA', 'ENOTFOUND'];
const TTL = 30;

export const createRecords = ({ server, key }, note) => {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  resolver.setServers([server]);

  const change = (lines) =>
    new Promise((done, fail) => {
      const child = spawn('nsupdate', ['-y', key], { stdio: ['pipe', 'ignore', 'pipe'] });
      let errors = '';
      child.stderr.setEncoding('utf8').on('data', (text) => {
        errors += text;
      });
      child.once('error', fail);
      child.once('close', (code) => (code === 0 ? done() : fail(new Error(`nsupdate: ${errors}`))));
      child.stdin.end(`server ${server}\n${lines.map((line) => `update ${line}\n`).join('')}send\n`);
    });

  const all = async (name, type) => {
    try {
      return await resolver.resolve(name, type);
    } catch (error) {
      if (ABSENT.includes(error.code)) return [];
      throw error;
    }
  };
  const typeOf = (address) => (address.includes(':') ? 'AAAA' : 'A');

  return {
    all,
    typeOf,
    /** The address the name has; null: none. */
    one: async (name, type) => (await all(name, type))[0] ?? null,
    /** The name has this address of its family, and no other. */
    async set(service, name, address) {
      const type = typeOf(address);
      await change([`delete ${name} ${type}`, `add ${name} ${TTL} ${type} ${address}`]);
      note({ service, published: name, address });
    },
    async add(service, name, address) {
      await change([`add ${name} ${TTL} ${typeOf(address)} ${address}`]);
      note({ service, published: name, address });
    },
    remove: (name, address) => change([`delete ${name} ${typeOf(address)} ${address}`]),
  };
};
