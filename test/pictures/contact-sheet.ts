import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Picture {
  file: string;
  language: string;
  events: string;
  scene: string;
  theme: string;
  size: string;
}

const unique = (of: string[]): string[] => [...new Set(of)];
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** All pictures on a page: a row a scene, a column a theme and size; a click shows one whole. */
export function writeContactSheet(folder: string, pictures: readonly Picture[]): void {
  const columns = unique(pictures.map(({ theme, size }) => `${theme} ${size}`));
  const sheets = unique(pictures.map(({ language, events }) => `${language}, ${events}`));
  const rowsOf = (sheet: string): string => {
    const own = pictures.filter(({ language, events }) => `${language}, ${events}` === sheet);
    return unique(own.map(({ scene }) => scene))
      .map((scene) => {
        const cells = columns.map((column) => {
          const one = own.find((each) => each.scene === scene && `${each.theme} ${each.size}` === column);
          const file = one && escaped(one.file);
          return `<td>${file === undefined ? '' : `<a href="${file}"><img loading="lazy" src="${file}" alt="${escaped(`${scene}, ${column}`)}"></a>`}</td>`;
        });
        return `<tr><th>${escaped(scene)}</th>${cells.join('')}</tr>`;
      })
      .join('\n');
  };
  const style =
    'body{font:13px system-ui;background:#777;color:#fff}img{width:100%;display:block}td{vertical-align:top;width:16%}th{text-align:left}';
  const parts = sheets.map(
    (sheet) =>
      `<h2>${escaped(sheet)}</h2><table><tr><th></th>${columns.map((column) => `<th>${escaped(column)}</th>`).join('')}</tr>${rowsOf(sheet)}</table>`,
  );
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Saikoro: ${pictures.length} pictures</title><style>${style}</style>${parts.join('\n')}`,
  );
}
