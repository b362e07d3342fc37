import { posix } from 'node:path';

const blank = (text) => text.replace(/[^\n]/g, ' ');

/** After one of these a slash begins a regular expression; after anything else it divides. */
const beforeRegex = /(?:^|[(,=:[!&|?{};\n]|=>|\breturn)\s*$/;

/** Each matcher reads one token at `at` and says what it is; the first that matches wins. */
const tokens = [
  ['comment', /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y],
  // An apostrophe in JSX prose opens no string: what isn't closed on its line isn't one.
  ['string', /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/y],
  ['regex', /\/(?![/*])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y],
];

function tokenAt(text, at) {
  for (const [kind, pattern] of tokens) {
    pattern.lastIndex = at;
    const hit = pattern.exec(text);
    if (hit && (kind !== 'regex' || beforeRegex.test(text.slice(Math.max(0, at - 20), at)))) return { kind, text: hit[0] };
  }
  return undefined;
}

/** Same length and lines as the source: `bare` has no comments, `code` has no strings either. */
export function strip(text) {
  let bare = '';
  let code = '';
  // One entry per open template literal: the depth of braces inside its current ${…}, or -1 while in its text.
  const templates = [];
  for (let at = 0; at < text.length; ) {
    const inText = templates.at(-1) === -1;
    const token = inText ? undefined : tokenAt(text, at);
    let piece = token?.text ?? text[at];
    let shown = token ? blank(piece) : piece;
    if (inText && piece === '\\') {
      piece = text.slice(at, at + 2);
      shown = blank(piece);
    } else if (inText && text.startsWith('${', at)) {
      piece = '${';
      shown = piece;
      templates[templates.length - 1] = 0;
    } else if (inText && piece === '`') templates.pop();
    else if (inText) shown = blank(piece);
    else if (piece === '`') templates.push(-1);
    else if (templates.length && piece === '{') templates[templates.length - 1] += 1;
    else if (templates.length && piece === '}') templates[templates.length - 1] -= 1;
    bare += token?.kind === 'comment' ? shown : piece;
    code += shown;
    at += piece.length;
  }
  return { bare, code };
}

export const lineAt = (text, index) => text.slice(0, index).split('\n').length;

const forms = [
  /\b(?:import|export)\s+(type\s)?[^'"`;]*?\bfrom\s*['"]([^'"\n]+)['"]/g,
  /\bimport\s*()['"]([^'"\n]+)['"]/g,
  /\b(?:import|require)\s*\(\s*()['"]([^'"\n]+)['"]/g,
];

/** Every import of a file: what it names, where that is inside the repository, and whether it leaves a trace at run time. */
export function importsOf(file, { bare, code }) {
  const found = [];
  for (const form of forms) {
    for (const hit of bare.matchAll(form)) {
      if (code[hit.index] === ' ') continue;
      const specifier = hit[2];
      const target = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined;
      found.push({ specifier, target, typeOnly: Boolean(hit[1]), line: lineAt(bare, hit.index), text: hit[0].replace(/\s+/g, ' ') });
    }
  }
  return found;
}
