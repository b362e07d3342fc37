import type { Exchange } from '../../preload/contract/exchange.ts';
import type { Strings } from '../../preload/strings/index.ts';

const Text = ({ children }: { children: string }) => <pre className="exchange-text address">{children}</pre>;

/** Requests and replies as they went over the line, secrets as dots. */
export const ExchangeList = ({ exchanges, strings }: { exchanges: Exchange[]; strings: Strings }) => (
  <ol className="exchanges" aria-label={strings.trial.exchanges}>
    {exchanges.map((exchange, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name than their place
      <li key={at} className="exchange">
        <h3 className="exchange-head">{strings.trial.request[exchange.transport]}</h3>
        <Text>
          {[
            exchange.request,
            ...exchange.headers.map(([name, value]) => `${name}: ${value}`),
            ...(exchange.sent ? ['', exchange.sent] : []),
          ].join('\n')}
        </Text>
        {exchange.reply && (
          <>
            <h3 className="exchange-head">{strings.trial.reply(exchange.reply.status)}</h3>
            <Text>{exchange.reply.text || strings.trial.emptyReply}</Text>
          </>
        )}
      </li>
    ))}
  </ol>
);
