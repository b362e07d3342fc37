import { posix } from 'node:path';

const VALUES = ['preload/contract', 'main/net'];
const OF_PORTS = [...VALUES, 'main/ports', 'main/ports/storage'];
const engine = (...rooms) => [...OF_PORTS, ...rooms.map((room) => `main/engine/${room}`)];
/** What commands read and change: all of the engine but what carries updates out, and themselves. */
const OF_COMMANDS = [
  ...['runtime', 'document', 'network', 'detection', 'monitor', 'limits', 'approvals', 'verification', 'planning'],
  ...['publication', 'health', 'events'],
];

/**
 * Who may import whom, by room, types included: the deepest name that a file lies under counts, and a room may import itself. The engine reads
 * from detection to commands; engine, sources, providers, imports, platform and store never import each other. `main/instance` puts them together and may import all of
 * these; window and command stand on it, and never on each other.
 */
export const directions = {
  'preload/contract': [],
  'preload/strings': ['preload/contract'],
  preload: ['preload/contract'],
  renderer: ['preload/contract', 'preload/strings'],
  'main/net': ['preload/contract'],
  'main/json': [],
  'main/ports': [...VALUES, 'main/ports/storage'],
  'main/ports/storage': [...VALUES],
  'main/engine/runtime': engine(),
  'main/engine/document': engine('runtime'),
  'main/engine/network': engine('runtime'),
  'main/engine/detection': engine('runtime', 'network'),
  'main/engine/monitor': engine('runtime', 'network', 'detection'),
  'main/engine/limits': engine(),
  'main/engine/approvals': engine(),
  'main/engine/verification': engine('runtime'),
  'main/engine/watching': engine('runtime', 'verification', 'publication'),
  'main/engine/planning': engine('limits'),
  'main/engine/updates': engine('runtime', 'limits', 'verification', 'planning'),
  'main/engine/publication': engine('runtime', 'detection'),
  'main/engine/health': engine('runtime', 'publication'),
  'main/engine/reminders': engine('runtime'),
  'main/engine/timeline': engine('runtime', 'health'),
  'main/engine/events': engine(
    ...[
      'runtime',
      'reminders',
      'detection',
      'limits',
      'approvals',
      'verification',
      'planning',
      'updates',
      'publication',
      'health',
      'watching',
    ],
  ),
  'main/engine/undo': engine('runtime', 'document', 'approvals', 'events', 'limits'),
  'main/engine/commands': engine(...OF_COMMANDS, 'undo'),
  'main/engine': engine(...OF_COMMANDS, 'updates', 'timeline', 'watching', 'undo', 'commands'),
  'main/sources': OF_PORTS,
  'main/platform': OF_PORTS,
  'main/providers': [...OF_PORTS, 'main/json'],
  'main/channels': [...OF_PORTS, 'main/providers'],
  'main/imports': [...VALUES, 'main/json'],
  'main/store': [...OF_PORTS, 'main/json'],
  'main/practice': [...OF_PORTS, 'main/sources', 'main/providers'],
};

/** What stands above the table. */
const NEVER = {
  'main/instance': ['main/app', 'main/headless'],
  'main/app': ['main/headless'],
  'main/headless': ['main/app'],
};

/** Folders that are lists of alike files, so their number is not limited. */
const LISTS = new Set(['main/providers/specs', 'main/providers/code', 'preload/strings/en', 'preload/strings/ja']);
const MOST_FILES = 14;

const roomOf = (path) =>
  Object.keys(directions)
    .filter((room) => path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];

const isUnder = (path, room) => path.startsWith(`${room}/`);

/** Window, command, and what both have alike. */
function upwards(file, { imports }, files) {
  const room = Object.keys(NEVER).find((one) => isUnder(file, one));
  if (room === undefined) return [];
  return imports.flatMap((hit) => {
    const target = hit.target && (files.resolve(hit.target) ?? hit.target);
    const other = target && NEVER[room].find((one) => isUnder(target, one));
    return other ? [{ file, line: hit.line, rule: 'direction', text: `${room} may not import ${other}: ${hit.text}`, level: 'error' }] : [];
  });
}

/** Imports against the direction of the house. */
export function directed(file, facts, files) {
  const { imports } = facts;
  const above = upwards(file, facts, files);
  if (above.length > 0) return above;
  const room = roomOf(file);
  if (room === undefined) return [];
  return imports.flatMap((hit) => {
    const target = hit.target && files.resolve(hit.target);
    const other = target && (roomOf(target) ?? posix.dirname(target));
    if (!other || other === room || directions[room].includes(other)) return [];
    return [{ file, line: hit.line, rule: 'direction', text: `${room} may not import ${other}: ${hit.text}`, level: 'error' }];
  });
}

/** Rooms that import each other, be it in a round: one of them is not a room of its own. */
export function circles(files) {
  const ways = new Map();
  for (const [file, { imports }] of files.files) {
    const from = posix.dirname(file);
    for (const hit of imports) {
      const target = hit.target && files.resolve(hit.target);
      const to = target && posix.dirname(target);
      if (to && to !== from) (ways.get(from) ?? ways.set(from, new Map()).get(from)).set(to, { file, line: hit.line });
    }
  }
  const reaches = (from, to, seen = new Set()) => {
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(ways.get(from)?.keys() ?? [])].some((next) => next === to || reaches(next, to, seen));
  };
  return [...ways].flatMap(([from, targets]) =>
    [...targets].flatMap(([to, { file, line }]) =>
      reaches(to, from) ? [{ file, line, rule: 'circle', text: `${from} and ${to} import each other`, level: 'error' }] : [],
    ),
  );
}

/** A room that holds more than can be known at a glance. */
export function crowded(files) {
  const counts = new Map();
  for (const file of files.files.keys()) counts.set(posix.dirname(file), (counts.get(posix.dirname(file)) ?? 0) + 1);
  return [...counts].flatMap(([room, count]) =>
    count > MOST_FILES && !LISTS.has(room)
      ? [{ file: room, line: 1, rule: 'room', text: `${count} files; a room holds ${MOST_FILES} at most`, level: 'error' }]
      : [],
  );
}
