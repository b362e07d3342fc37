import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Stands in for an AppImage where the packager's runtime file cannot be had: one file that is the app, unpacks itself once where an AppImage
 * mounts itself, tells the app its own path in APPIMAGE as that runtime does, and starts it. What it holds is a whole packaged app.
 */
export const makeStandIn = (binary: string, version: string, into: string): void => {
  // Every byte of the head is counted: what follows it is the archive.
  const head = (length: string): string =>
    [
      '#!/bin/sh',
      `dir="$STAND_IN_FOLDER/mounted-${version}"`,
      'if [ ! -e "$dir" ]; then',
      '  mkdir -p "$dir.new"',
      `  tail -c +${length} "$0" | tar -x -C "$dir.new"`,
      '  mv "$dir.new" "$dir"',
      'fi',
      'export APPIMAGE="$0"',
      'exec "$dir/saikoro" "$@"',
      '',
    ].join('\n');
  const first = String(head('000000').length + 1).padStart(6, '0');
  const file = openSync(into, 'w', 0o755);
  try {
    writeSync(file, head(first));
    execFileSync('tar', ['-c', '-C', dirname(binary), '--sort=name', '.'], { stdio: ['ignore', file, 'inherit'] });
  } finally {
    closeSync(file);
  }
};
