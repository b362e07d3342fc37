import type { Outcome } from '../../preload/contract/outcome.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { serviceName, type Wording } from '../../preload/strings/sentences/wording.ts';
import type { Refusal } from '../store/ipc.ts';

/** Why nothing was sent when it was tried; for a setting that will not do, with what the plug-in says of it. */
export const refusedSentence = (
  refused: Refusal & { outcome?: Outcome },
  service: string,
  { strings, services, language }: Wording,
): string => {
  const { outcome } = refused;
  if (outcome === undefined) return refusalText(strings, refused.code, refused.detail);
  const field = services.get(service)?.fields.find(({ key }) => key === outcome.setting);
  const setting = field?.label[language];
  const words = { service: serviceName(services, service, language), ...outcome, setting };
  const why = outcome.reason
    ? [strings.reason[outcome.reason](words)]
    : setting === undefined
      ? [strings.outcome[outcome.kind](words)]
      : [strings.trial.lookAt(setting), field?.help?.[language]];
  return strings.sentences([strings.trial.wouldNotSend, ...why]);
};
