/** Two XML texts are the same when their trees are, whatever the order of siblings and the white space between them. */
export const sameXml = (one: string, other: string): boolean => canonical(one) === canonical(other);

const canonical = (xml: string): string => {
  const tokens = xml.replace(/<\?[^>]*\?>/g, '').match(/<[^>]+>|[^<]+/g) ?? [];
  const stack: { open: string; children: string[] }[] = [{ open: '', children: [] }];
  for (const token of tokens) {
    const top = stack.at(-1);
    if (top === undefined) return xml;
    if (token.startsWith('</')) {
      const closed = stack.pop();
      stack.at(-1)?.children.push(`${closed?.open}${[...(closed?.children ?? [])].sort().join('')}${token}`);
    } else if (token.endsWith('/>')) {
      top.children.push(token);
    } else if (token.startsWith('<')) {
      stack.push({ open: token, children: [] });
    } else if (token.trim() !== '') {
      top.children.push(token.trim());
    }
  }
  return (stack[0]?.children ?? []).sort().join('');
};
