/** What examples, templates and scripts print where the user's own value belongs. */
const WHOLE = [
  /^<[^<>]*>$/,
  /^\[[^[\]]*\]$/,
  /^\{\{.*\}\}$/,
  /^\{%.*%\}$/,
  /^\$\{.*\}$/,
  /^\$[A-Za-z_]\w*$/,
  /^%[A-Za-z_]\w*%$/,
  /^@[A-Z_]{3,}@$/,
  /^__\w+__$/,
  /^\.{3,}$|^…$/,
];
const WORDS =
  /^(?:my|your|the|some|a)?[-_ ]?(?:(?:dynamic|dyndns|ddns|dns|cloudflare|duckdns|noip|account|secret|private|real|api|auth|access|full|own)[-_ ]?)*(?:user(?:[-_ ]?(?:name|id))?|login|e-?mail|pass(?:word|wd)?|passwd|pwd|token|secret|key|api[-_ ]?(?:key|token|secret)|host(?:[-_ ]?name)?|(?:sub[-_ ]?)?domain(?:[-_ ]?name)?|zone|change[-_ ]?(?:me|it|this)|placeholder|todo|tbd|record[-_ ]?to[-_ ]?update)(?:[-_ ]?(?:here|goes[-_ ]?here|name|value|\d+))?$/i;
const YOURS = /^(?:my|your|dein|deine|ihr|votre|tu)[-_ ]|(?:^|[-_ ])(?:your|change[-_]?me|replace[-_]?me|insert|redacted)(?:[-_ ]|$)/i;
const PLACE_NAME =
  /^(?:[\w-]+\.)*(?:(?:your|my)[-_]?(?:(?:sub|dynamic|full|own)[-_]?)?(?:domain|host(?:name)?|zone|site)(?:\.[a-z.]+)?|(?:zone|domain|host)\.tld)$/i;
const SIGNED = /[<>]|\{\{|\}\}|\$\{/;

/** Whether a text is an example's, not the user's own. */
export const isPlaceholder = (value: string): boolean => {
  const text = value.trim().slice(0, 200);
  return text !== '' && (WHOLE.some((sign) => sign.test(text)) || WORDS.test(text) || YOURS.test(text));
};

/** A host or a server, where signs that a password may have cannot stand. */
export const isPlaceholderHost = (value: string): boolean => {
  const text = value.trim().slice(0, 300);
  if (isPlaceholder(text) || SIGNED.test(text) || /[()[\]{}$%]/.test(text)) return true;
  return PLACE_NAME.test(text);
};
