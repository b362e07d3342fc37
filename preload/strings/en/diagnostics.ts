export const diagnosticsWords = {
  title: 'Diagnostics',
  text: 'Versions, settings, how the events stand, what the sources answered, and the last 200 lines of the history. Passwords are never in it.',
  hide: 'Leave out host names, names of events, and addresses',
  copy: 'Copy Diagnostics',
  copied: 'Copied. Look through it before you give it to anybody.',
  save: 'Save as a File…',
  saveTitle: 'Save Diagnostics',
};
