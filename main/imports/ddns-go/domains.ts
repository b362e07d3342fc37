export interface Domain {
  host: string;
  /** The domain where the file tells it; else what lies below the public suffix is it. */
  zone: string;
  /** Parameters of its own behind a question mark. */
  extra: boolean;
}

/** `www:example.cn.eu.org` says where the domain begins, `@` is the domain itself, and a question mark begins parameters. */
export const domainOf = (written: string): Domain | null => {
  const [name = '', ...extra] = written.trim().split('?');
  const typed = name.trim();
  if (typed === '') return null;
  const [first = '', second] = typed.split(':');
  const whole = second === undefined ? first : first === '' || first === '@' ? second : `${first}.${second}`;
  const host = whole.replace(/^@\./, '');
  const labels = host.split('.');
  const zone = second ?? (labels.length >= 2 ? labels.slice(-2).join('.') : '');
  return { host, zone, extra: extra.length > 0 };
};
