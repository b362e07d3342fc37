/** What can only be plain letters and figures, however it was typed: a Japanese keyboard gives wide ones (１２ for 12). */
export const plainly = (text: string): string => text.normalize('NFKC').trim();
