import type { Mask } from './judge-excerpt.ts';
import { bytesAsText, encodeUrl } from './render-value.ts';

export const DOTS = '•••';

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const inForm = (text: string): string => new URLSearchParams({ s: text }).toString().slice(2);
const inBase64 = (text: string): string => btoa(bytesAsText(text));

/** Every form a secret takes on its way out or back. */
const formsOf = (secret: string): string[] => [
  secret,
  secret.trim(),
  encodeUrl(secret),
  encodeUrl(secret).toLowerCase(),
  inForm(secret),
  inJson(secret),
  inHtml(secret),
  inBase64(secret),
  bytesAsText(secret),
];

/**
 * Masks secrets in a text, in each form they are sent in. `companions` are what a secret is joined with in a Basic header:
 * user names.
 */
export const maskOf = (secrets: readonly string[], companions: readonly string[] = []): Mask => {
  const kept = secrets.filter((secret) => secret.trim() !== '');
  const pairs = kept.flatMap((secret) => ['', ...companions].map((companion) => inBase64(`${companion}:${secret}`)));
  const forms = [...new Set([...kept.flatMap(formsOf), ...pairs])].filter((form) => form !== '').sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((masked, form) => masked.replaceAll(form, DOTS), text);
};
