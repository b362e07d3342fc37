/** The parsed URL, or null. (URL.canParse is newer than the oldest Electron this runs on.) */
export const readUrl = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};
