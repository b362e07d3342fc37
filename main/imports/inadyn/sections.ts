import type { Left, Note } from '../../../preload/contract/imports/plan.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Option {
  values: string[];
  line: number;
}
export interface Section {
  kind: 'provider' | 'custom';
  name: string;
  line: number;
  options: Map<string, Option>;
}
export interface Sections {
  globals: Map<string, Option>;
  sections: Section[];
  left: Left[];
  warnings: Note[];
}

/** Reads tokens one after the other; what fits nowhere is passed over and told. */
class Reader {
  private at = 0;
  readonly found: Sections = { globals: new Map(), sections: [], left: [], warnings: [] };
  constructor(private readonly tokens: readonly Token[]) {}

  read(): Sections {
    while (this.at < this.tokens.length) this.statement(null);
    return this.found;
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  private isSign(text: string): boolean {
    const token = this.peek();
    return token?.kind === 'sign' && token.text === text;
  }

  private next(): Token | undefined {
    const token = this.tokens[this.at];
    this.at += 1;
    return token;
  }

  private syntax(token: Token): void {
    this.found.warnings.push({ line: token.line, code: 'syntax', what: token.kind === 'sign' ? token.text : '' });
  }

  private statement(section: Section | null): void {
    const name = this.next();
    if (name === undefined) return;
    if (name.kind === 'sign') {
      this.syntax(name);
      return;
    }
    const key = name.text.toLowerCase();
    if (key === 'include' && this.isSign('(')) this.include(name.line);
    else if (section === null && (key === 'provider' || key === 'custom') && !this.isSign('=')) this.section(key, name.line);
    else if (this.isSign('=')) {
      this.next();
      this.value(key, name.line, section);
    } else this.syntax(name);
  }

  private include(line: number): void {
    while (this.at < this.tokens.length && !this.isSign(')')) this.next();
    this.next();
    this.found.left.push({ line, code: 'other-file', what: 'include' });
  }

  private section(kind: Section['kind'], line: number): void {
    const title: string[] = [];
    while (this.at < this.tokens.length && !this.isSign('{') && !this.isSign('=')) title.push(this.next()?.text ?? '');
    const section: Section = { kind, name: title.join(' '), line, options: new Map() };
    this.found.sections.push(section);
    if (!this.isSign('{')) return;
    this.next();
    while (this.at < this.tokens.length && !this.isSign('}')) this.statement(section);
    this.next();
  }

  private value(key: string, line: number, section: Section | null): void {
    const values: string[] = [];
    const take = (): void => {
      const token = this.next();
      if (token === undefined) return;
      if (token.fromEnvironment === true) {
        this.found.warnings.push({ line: token.line, code: 'value-elsewhere', what: key });
        values.push('');
      } else values.push(token.text);
    };
    if (this.isSign('{')) {
      this.next();
      while (this.at < this.tokens.length && !this.isSign('}')) {
        if (this.peek()?.kind === 'sign') this.next();
        else take();
      }
      this.next();
    } else if (this.peek()?.kind !== 'sign') {
      take();
      // Values without quotes end at a blank: what else stands in the line is read as the next option, which it is not.
      while (this.peek()?.line === line && this.peek()?.kind !== 'sign') {
        this.found.warnings.push({ line, code: 'misread-value', what: key });
        this.next();
      }
    }
    const options = section?.options ?? this.found.globals;
    const known = options.get(key);
    options.set(key, { values: key === 'hostname' || key === 'alias' ? [...(known?.values ?? []), ...values] : values, line });
  }
}

/** The options and sections of an inadyn.conf of version 2. */
export const sectionsOf = (text: string): Sections => new Reader(tokensOf(text)).read();
