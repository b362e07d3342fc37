/** The quick search. */
export const searchWords = {
  title: 'Quick Search',
  placeholder: 'Event, command or setting',
  kinds: { event: 'Event', command: 'Command', setting: 'Setting', help: 'Help' },
  count: (found: number) => (found === 1 ? '1 result' : `${found.toLocaleString('en')} results`),
  none: (query: string) => `Nothing contains “${query}”.`,
};
