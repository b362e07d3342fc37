import { useState } from 'react';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import { nameIn } from '../../preload/strings/sentences/wording.ts';
import { PushButton } from '../controls/button.tsx';
import { OWN_URL } from '../event-form/own-url-check.ts';
import { named } from '../service-picker/service-guess.ts';
import { SmartField } from '../service-picker/smart-field.tsx';
import type { Suggestion } from '../service-picker/suggestions.ts';
import { useBridge, useServices } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { useShell } from '../store/navigation.ts';
import type { Form } from './use-form.ts';

/** Services that give out names without payment, as their own pages say; the ones that ask the least of the user first. */
export const FREE = ['practice', 'ddns-now', 'duckdns', 'dynv6', 'desec', 'dynu', 'noip'];

const FreeService = ({ info, form, onTake }: { info: ServiceInfo; form: Form; onTake(one: Suggestion): void }) => {
  const bridge = useBridge();
  const { service: words } = form.strings.firstRun;
  const name = nameIn(form.language, info);
  const [suffix] = info.suffixes;
  return (
    <li className="first-free">
      <strong>{name}</strong>
      <span className="dim">
        {[suffix && words.ending(suffix), info.confirmEveryDays && words.confirm(info.confirmEveryDays)]
          .filter(Boolean)
          .join(form.strings.between)}
      </span>
      {info.signUpPage && (
        <PushButton
          kind="link"
          icon="link"
          aria-label={words.signUpAt(name)}
          onPress={() => void act(bridge, 'app.openLink', { url: info.signUpPage ?? '' })}
        >
          {words.signUp}
        </PushButton>
      )}
      <PushButton aria-label={`${name}: ${words.choose}`} onPress={() => onTake({ info, found: named(info.id) })}>
        {words.choose}
      </PushButton>
    </li>
  );
};

/** The second step: one field for anything that tells the service; below it, where a name is to be had, and what helps who is stuck. */
export const ServiceStep = ({ form, onTake }: { form: Form; onTake(one: Suggestion): void }) => {
  const { strings, language, draft } = form;
  const { service: words } = strings.firstRun;
  const services = useServices();
  const { addPlugin } = useShell();
  const [help, setHelp] = useState<'unknown' | 'missing' | null>(null);
  const own = services.get(OWN_URL);
  const free = FREE.flatMap((id) => services.get(id) ?? []);
  const toggle = (which: 'unknown' | 'missing') => (): void => setHelp((now) => (now === which ? null : which));
  return (
    <>
      <h3>{words.title}</h3>
      <p className="dim">{words.text}</p>
      <SmartField value={draft.service} onTake={onTake} autoFocus quiet strings={strings} language={language} />
      <div className="first-help">
        <PushButton kind="link" aria-expanded={help === 'unknown'} onPress={toggle('unknown')}>
          {words.unknown}
        </PushButton>
        <PushButton kind="link" aria-expanded={help === 'missing'} onPress={toggle('missing')}>
          {words.missing}
        </PushButton>
      </div>
      {help === 'unknown' && <p role="status">{words.unknownHelp}</p>}
      {help === 'missing' && (
        <div className="first-box">
          <p role="status">{words.missingHelp}</p>
          <div className="trial-acts">
            {own && <PushButton onPress={() => onTake({ info: own, found: named(own.id) })}>{words.ownUrl}</PushButton>}
            <PushButton onPress={addPlugin}>{strings.plugins.add}</PushButton>
          </div>
        </div>
      )}
      <h3>{words.free}</h3>
      <ul className="first-frees">
        {free.map((info) => (
          <FreeService key={info.id} info={info} form={form} onTake={onTake} />
        ))}
      </ul>
    </>
  );
};
