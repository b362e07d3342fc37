export class Unavailable extends Error {
  code: 'unreachable' | 'cut-off' | 'silent' | 'wrong-contents' | 'not-there' | 'refused' | 'no-installer' | 'failed';
  en: string;
  ja: string;
}
