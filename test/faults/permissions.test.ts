import { playDenied, userLacks } from './frame/denied.ts';
import { faults } from './frame/row.ts';

faults(
  'permissions',
  [
    { name: 'permission denied on the folder', alone: () => playDenied('folder') },
    { name: 'permission denied on the ledger and the history', alone: () => playDenied('files') },
    { name: 'permission denied on the settings at the start', alone: () => playDenied('unreadable') },
  ],
  { lacks: userLacks() },
);
