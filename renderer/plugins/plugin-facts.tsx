import type { ReactNode } from 'react';
import type { PluginAbout } from '../../preload/contract/plugin.ts';
import { StatusIcon } from '../controls/status-icon.tsx';
import { useAppState, useStrings } from '../store/context.ts';

const Fact = ({ title, children }: { title: string; children: ReactNode }) => (
  <>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </>
);

const Requests = ({ about: { requests } }: { about: PluginAbout }) => {
  const language = useAppState((state) => state.language);
  return requests.map(({ method, url, headers, body, when, others = [] }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name than their place
    <div key={at}>
      {when && <p className="help">{when[language]}</p>}
      <pre className="plugin-text">
        {[`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`), ...(body ? ['', body] : [])].join('\n')}
      </pre>
      {others.length > 0 && (
        <ul className="plugin-others">
          {others.map((other, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike
            <li key={index}>
              <code>{`${other.name}: ${other.value}`}</code> <span className="dim">{other.when[language]}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  ));
};

const Replies = ({ about: { replies } }: { about: PluginAbout }) => {
  const { plugins, outcome } = useStrings();
  const language = useAppState((state) => state.language);
  return (
    <table className="plugin-replies">
      <tbody>
        {replies.map(({ when, is }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are tried in this order, and two may read alike
          <tr key={at}>
            <td>{when[language]}</td>
            <td>{is === 'next' ? plugins.consent.next : outcome[is]({ service: '' })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** What a plug-in does: to whom it sends what, and how it reads the answer. */
export const PluginFacts = ({ about }: { about: PluginAbout }) => {
  const { plugins } = useStrings();
  const language = useAppState((state) => state.language);
  const words = plugins.consent;
  return (
    <dl className="plugin-facts">
      <Fact title={words.host}>
        <p className="plugin-host">{about.host ?? words.ownHost}</p>
        <p className="help">{about.selfHosted ? words.ownHostNote : words.hostNote}</p>
        {about.plainHttp && (
          <p className="plugin-warning">
            <StatusIcon standing="failing" />
            {(about.selfHosted ? words.plainHttpOwn : words.plainHttp)(about.plainHttp[language])}
          </p>
        )}
      </Fact>
      <Fact title={words.fields}>
        {about.fields.length === 0 && <p className="dim">{words.noFields}</p>}
        <ul>
          {about.fields.map(({ key, kind, label, required }) => (
            <li key={key}>
              <bdi>{label[language]}</bdi>{' '}
              <span className="dim">
                {[...(kind === 'secret' ? [words.secret] : []), ...(required ? [] : [words.optional])].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </Fact>
      <Fact title={words.request}>
        <Requests about={about} />
      </Fact>
      <Fact title={words.replies}>
        <Replies about={about} />
      </Fact>
      <Fact title={words.homepage}>
        <p className="plugin-homepage">{about.homepage}</p>
        {[...new Set([about.credentialsPage, about.signUpPage, about.statusPage])].map(
          (page) =>
            page && (
              <p key={page} className="plugin-homepage">
                {page}
              </p>
            ),
        )}
        {about.confirmEveryDays && (
          <>
            <p className="help">{words.reminds(about.confirmEveryDays)}</p>
            <p className="plugin-homepage">{about.confirmPage}</p>
          </>
        )}
      </Fact>
    </dl>
  );
};
