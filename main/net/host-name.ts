/** A host name in ASCII form (IDNA), lower case, without the final dot. A text that is no name comes back as it was typed. */
export const toAscii = (typed: string): string => {
  const name = typed.trim().replace(/\.$/, '').toLowerCase();
  if (/^[\x21-\x7e]*$/.test(name)) return name;
  try {
    // The URL parser does IDNA (UTS 46); a leading wildcard is no part of it, and whatever else makes a URL is no part of a name.
    if (/[/?#@:\\%]/.test(name)) return name;
    const [, star = '', rest = ''] = /^(\*\.)?(.*)$/.exec(name) ?? [];
    return star + new URL(`http://${rest}/`).hostname;
  } catch {
    return name;
  }
};

export type HostProblem = 'empty' | 'too-long' | 'character' | 'hyphen' | 'label' | 'no-dot' | 'top-level';

/** What keeps a text from being a host name that can be published (RFC 1123, RFC 1035 §2.3.4); null if nothing does. */
export const hostProblem = (typed: string): HostProblem | null => {
  const name = toAscii(typed);
  if (name === '') return 'empty';
  if (name.length > 253) return 'too-long';
  const labels = (name.startsWith('*.') ? name.slice(2) : name).split('.');
  if (labels.some((label) => label === '' || label.length > 63)) return 'label';
  if (labels.some((label) => !/^[a-z0-9_-]+$/.test(label))) return 'character';
  if (labels.some((label) => label.startsWith('-') || label.endsWith('-'))) return 'hyphen';
  if (labels.length < 2) return 'no-dot';
  return /^\d/.test(labels.at(-1) ?? '') ? 'top-level' : null;
};
