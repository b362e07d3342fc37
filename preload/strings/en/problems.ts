import type { ProblemCode } from '../../contract/journal.ts';
import type { TitleAndNext } from '../values/params.ts';

export const problem: Record<ProblemCode, TitleAndNext> = {
  'settings-damaged': {
    title: 'The settings file was damaged.',
    next: 'Saikoro went back to the last good copy and kept the damaged one beside it. Look through your events.',
  },
  'settings-lost': {
    title: 'The settings file was damaged.',
    next: 'No good copy could be read either, so Saikoro started with empty settings. The damaged file is beside it; import an exported file if you have one.',
  },
  'settings-edited': {
    title: 'The settings file was edited by hand.',
    next: 'Saikoro uses it as it is now. The version before lies beside it. Look through your events.',
  },
  'settings-differ': {
    title: 'The settings file is not as Saikoro wrote it.',
    next: 'It was edited, or the disk damaged it: Saikoro can’t tell, and goes on with its own last copy. The other file lies beside it. If you edited it: quit Saikoro, take the line “checksum” out of that file and name it settings.json.',
  },
  'settings-doubtful': {
    title: 'The settings file is not as Saikoro wrote it.',
    next: 'It was edited, or the disk damaged it, and there is no good copy. All events are there, and switched off: look through them and switch them on. The file as it was found lies beside it.',
  },
  'settings-newer': {
    title: 'The settings come from a newer Saikoro.',
    next: 'They are shown, but nothing is changed. Update Saikoro to go on.',
  },
  'ledger-damaged': {
    title: 'The record of what was sent was damaged.',
    next: 'Saikoro asks the DNS before it sends anything again. Nothing needs doing.',
  },
  'journal-damaged': { title: 'Some lines of the history were damaged.', next: 'The readable ones are shown. Nothing needs doing.' },
  'secrets-damaged': {
    title: 'The stored passwords were damaged.',
    next: 'Type the missing ones again; the events that need them say so.',
  },
  'secrets-unreadable': {
    title: 'The system’s password store could not be read.',
    next: 'Unlock the keychain and restart Saikoro, or type the passwords again.',
  },
  'disk-full': {
    title: 'The disk is full.',
    next: 'Saikoro goes on publishing; what you change is not taken until there is room. What it did meanwhile it writes by itself then.',
  },
  'disk-error': {
    title: 'The settings folder can’t be written.',
    next: 'Check its permissions and the disk. Saikoro goes on publishing; what you change is not taken until then. What it did meanwhile it writes by itself.',
  },
  'folder-lost': {
    title: 'Files of Saikoro were removed while it ran.',
    next: 'Your events, passwords and settings were written anew; of the history, what was still known. Nothing needs doing, unless you don’t know who removed them.',
  },
  'import-failed': {
    title: 'The import did not go through.',
    next: 'Nothing was changed. Choose the file again under Settings; a plug-in is added there under Plug-ins.',
  },
  'no-secret-store': { title: 'This system offers no safe store for passwords.', next: 'Choose under Settings where they are kept.' },
  'plugin-changed': {
    title: 'The file of a plug-in has changed.',
    next: 'It is not used until you agree to it again: Settings, Plug-ins.',
  },
  'plugin-damaged': {
    title: 'The file of a plug-in is damaged.',
    next: 'It is not used. Add it again: Settings, Plug-ins.',
  },
  'channels-damaged': {
    title: 'What waited to be told through your channels was damaged.',
    next: 'The channels themselves are as they were; notices that had not arrived are not told there. They are under the bell. Nothing needs doing.',
  },
  'approvals-damaged': {
    title: 'The list of what you allowed was damaged.',
    next: 'Programs and own sources wait until you allow them again: choose Run Now for each event that says so.',
  },
  'health-damaged': {
    title: 'The list of what you were told was damaged.',
    next: 'Saikoro began a new one and kept the damaged one beside it. What is wrong is told anew; how long it has lasted counts from now.',
  },
  'timeline-damaged': {
    title: 'Part of the timeline was damaged.',
    next: 'Saikoro left it out and kept the damaged file in the same folder. Those times are shown as “no record”; your events are not affected. Nothing needs doing.',
  },
  'ca-file-unreadable': {
    title: 'The certificate file could not be read.',
    next: 'Check the path given with --ca-file and restart Saikoro.',
  },
};
