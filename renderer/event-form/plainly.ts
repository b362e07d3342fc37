/** Converts full-width characters, which a Japanese input method gives (１２ for 12), in fields that take ASCII only. */
export const plainly = (text: string): string => text.normalize('NFKC').trim();
