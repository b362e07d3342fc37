import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string | null;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

/**
 * What axe-core calls serious or critical in what is drawn just now, each in a line. React Aria's spoken words are left out: they name what spoke
 * them, which may be gone from the page by then, and go themselves a few seconds later.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  // As text of an evaluation: the page's policy lets no script in from elsewhere, and shall not.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations, passes } = (await page.evaluate(`axe.run({ exclude: [['[data-live-announcer]']] })`)) as {
    violations: Violation[];
    passes: unknown[];
  };
  if (passes.length < 5) throw new Error(`axe looked at next to nothing: ${passes.length} rules applied`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id} (${help}): ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
}
