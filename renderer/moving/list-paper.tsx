import { createPortal } from 'react-dom';
import type { Move } from '../../preload/contract/event.ts';
import type { Strings } from '../../preload/strings/index.ts';

/** What stands on the paper where the list is printed, and on no screen: the list alone, with a box to tick before each. */
export const ListPaper = ({ hosts, items, words }: { hosts: string[]; items: Move['elsewhere']; words: Strings['moving'] }) =>
  createPortal(
    <section className="paper" aria-hidden="true">
      <h1>{words.listTitle(hosts.join(', '))}</h1>
      <ul>
        {items.map(({ text, done }) => (
          <li key={text}>
            {done ? '☑' : '☐'} {text}
          </li>
        ))}
      </ul>
    </section>,
    document.body,
  );
