/** The pages of the help, in their order. */
export const HELP_PAGES = ['start', 'router', 'shared-lines', 'errors', 'moving', 'channels', 'privacy'] as const;
export type HelpPage = (typeof HELP_PAGES)[number];
