import type { Reason } from '../../contract/outcome.ts';
import type { EventHold } from '../../contract/state.ts';
import type { BesideParams } from '../values/params.ts';
import { ahead, joined, plural } from './common.ts';
import { lacking } from './network.ts';
import { outsidePractice, reason, reasonStep, sourceNotAsked } from './outcomes.ts';

export const wellAgain = {
  published: 'The DNS shows it.',
  accepted: 'The service took the update.',
  finished: 'The program finished successfully.',
  watched: 'The DNS shows it as expected again.',
};

export const actionWords = {
  runToAllow: 'Run Now to allow it',
  add: 'Add',
  addLong: 'Add Event…',
  properties: 'Edit…',
  duplicate: 'Duplicate',
  move: 'Move to Another Service…',
  remove: 'Delete…',
  enable: 'Turn On',
  disable: 'Turn Off',
  run: 'Run Now',
  resume: 'Resume',
  export: 'Export Selected…',
  more: 'More actions',
  ok: 'OK',
  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  dismiss: 'Dismiss',
  search: 'Search events',
  searchPlaceholder: 'Search',
};

export const columnWords = {
  name: 'Name',
  service: 'Service',
  address: 'Address',
  schedule: 'Schedule',
  last: 'Last Update',
  result: 'Result',
  next: 'Next',
};

export const gridWords = {
  label: 'Event list',
  tools: 'Event tools',
  count: (shown: number, all: number) =>
    shown === all ? plural(all, 'event') : `${shown.toLocaleString('en')} of ${plural(all, 'event')}`,
  selected: (count: number) => `${count.toLocaleString('en')} selected`,
  nothingFound: (query: string) => `No event contains “${query}”.`,
  clearSearch: 'Clear Search',
  commandService: 'Command',
  never: '—',
  untitled: 'Untitled',
};

export const statusWords = {
  running: 'Updating…',
  queued: 'Queued',
  runningCommand: 'Running…',
  published: 'Published',
  accepted: 'Accepted',
  verifying: 'Checking the DNS',
  unseen: 'Not in the DNS yet',
  held: 'Held back',
  pending: 'Waiting to be sent',
  addressUnknown: 'Waiting for the address',
  scheduled: 'Waiting for its time',
  outdated: 'Not the present address',
  noAddress: 'No address to publish',
  off: 'Off',
  fresh: 'Not run yet',
  password: 'Password missing',
  finished: 'Finished',
  unapproved: 'Not allowed yet',
  notRun: 'Not run',
  programFailed: 'Program failed',
  retry: 'Will retry',
  stopped: 'Stopped',
};

export const approvalWords = {
  program: 'Let Saikoro run this program?',
  path: (path: string) => `Program: ${path}`,
  argument: (nth: number, text: string) => `Argument ${nth}: ${text}`,
  programDetail:
    'It runs with your permissions whenever this event is due. Allow it only if you set it up yourself. Saikoro asks once for each program with its arguments.',
  host: 'Let Saikoro ask this host for your address?',
  hostDetail: (host: string) =>
    `${host}\n\nIt sees that you ask and decides what is published as your address. Allow it only if you set it up yourself. Saikoro asks once for each host.`,
  receiver: 'Let Saikoro send notices to this server?',
  receiverDetail: (server: string) =>
    `${server}\n\nIt is sent your host names, your address and what happens to them, and what it answers is shown in the window. Allow it only if you set it up yourself. Saikoro asks once for each server.`,
  file: 'Keep passwords in a plain file?',
  fileDetail:
    'This system has a safe store for passwords. In a file, any program that can read your files can read them. Allow it only if you chose it yourself.',
  allow: 'Allow',
};

export const statusSentenceWords = {
  fresh: 'This event has not run yet.',
  off: 'This event is off; nothing is sent.',
  running: 'Updating the service…',
  queued:
    'It waits for its turn, since Saikoro sends one request at a time to each service. It is sent by itself once those before it are done.',
  secret: (labels: string) => `${labels} is empty or not stored on this computer, so nothing can be sent. Type it under General.`,
  published: (address: string, when: string) => `The DNS answers ${address}; checked ${when}.`,
  pending: 'Saikoro is asking the DNS servers whether they show it.',
  unseen: 'The DNS servers still show another address. Saikoro keeps asking; if it lasts, look at the service’s own page.',
  beside: ({ own, others, service, neighbours }: BesideParams) =>
    joined([
      `Beside ${own} this name also has ${others}, so part of its visitors go there.`,
      neighbours === 'replaced'
        ? 'Run Now replaces them.'
        : neighbours === 'told'
          ? `If that is an old record, delete it at ${service}, then choose Run Now.`
          : 'If that is an old record, look for it in the service’s own page.',
      'If it is meant so (round robin), say so under Edit, IP Address.',
      neighbours === 'replaced' ? null : 'Saikoro never deletes other records; it keeps looking.',
    ]),
  unknown: 'The DNS servers could not be asked.',
  heldAll: 'Updates are paused just now: nothing is sent, and what is registered stays. The top of the window says why, and until when.',
  waits: (nextMs: number | null) =>
    `It waits to be sent; that happens by itself${nextMs === null ? '' : ` ${ahead(nextMs)}`}. Until then the service keeps what it has.`,
  addressUnknown:
    'Your address is not known for certain just now, so nothing is sent, and what is registered stays. Saikoro keeps asking by itself.',
  scheduled: (nextMs: number | null) =>
    `The address is another one now. By this event’s schedule it is sent ${nextMs === null ? 'at its next time' : ahead(nextMs)}.`,
  outdated: 'What is registered is not the present address, and nothing is sent by itself. Use Run Now, or let the event run on change.',
  lost: 'This line has no such address just now. What is registered stays; it updates by itself when one returns.',
  sourceSilent:
    'The source this event takes its address from does not tell it, so nothing is sent, and what is registered stays. Check it under Edit, IP Address. Saikoro keeps looking by itself.',
  sourceUnasked: `${sourceNotAsked} So nothing is sent. ${outsidePractice}`,
  noAddress: 'This line has no address of the kind this event publishes. Nothing is sent until it has one.',
  unapproved: {
    program:
      'You have not allowed this program, so it does not run. Choose Run Now: a system dialog shows it with all its arguments and asks you.',
    host: 'You have not allowed Saikoro to ask the host this address comes from, so nothing is sent. Choose Run Now: a system dialog names it and asks you.',
  },
  finished: (when: string) => `The program finished ${when}.`,
  programFailed: ({ why = 'program-failed', nextRunMs, onChange }: { why?: Reason; nextRunMs?: number; onChange: boolean }): string =>
    joined([
      reason[why]({ service: '' }),
      reasonStep[why],
      why === 'practice-program'
        ? null
        : nextRunMs !== undefined
          ? `It runs again ${ahead(nextRunMs)}.`
          : onChange
            ? 'It runs again when the address changes.'
            : 'It does not run again by itself.',
    ]),
};

export const heldWords = {
  'host-hour': {
    short: (count) => `Limit of ${count} an hour`,
    sentence: ({ count, nextMs }) =>
      `The address keeps changing: this host was updated ${count} times within the hour. To spare the service, the next update leaves ${ahead(nextMs)}. If it is urgent, use Run Now.`,
  },
  'host-day': {
    short: (count) => `Limit of ${count} a day`,
    sentence: ({ count, nextMs }) =>
      `The address keeps changing: this host was updated ${count} times within 24 hours. To spare the service, the next update leaves ${ahead(nextMs)}. If it is urgent, use Run Now.`,
  },
  account: {
    short: (count) => (count === 0 ? 'The service asked to wait' : `Limit of ${count} for the account`),
    sentence: ({ nextMs }) => `The service wants pauses between the updates of this account. The next one leaves ${ahead(nextMs)}.`,
  },
  'lacks-ipv4': lacking('IPv4'),
  'lacks-ipv6': lacking('IPv6'),
} satisfies Record<EventHold['why'], { short: (count: number) => string; sentence: (held: { count: number; nextMs: number }) => string }>;

export const emptyWords = {
  title: 'Your home server’s name, always at its present address',
  text: 'Saikoro watches your line’s public address and tells your DNS service whenever it changes.',
  steps: [
    ['Register a name', 'Get a host name at a dynamic DNS service, such as DDNS Now or Duck DNS.'],
    ['Add an event', 'Enter the name and its password or token here.'],
    ['Done', 'Saikoro registers the address, then checks that the DNS shows it.'],
  ] as [string, string][],
  add: 'Add First Event',
  import: 'Import from a File…',
};
