import type { ServiceInfo } from '../../contract/service.ts';
import type { EventView } from '../../contract/state.ts';
import type { Language, Strings } from '../index.ts';

/** What is known of the services, by id. */
export type ServiceInfos = Pick<ReadonlyMap<string, ServiceInfo>, 'get'>;

/** What a sentence about an event is made with, for the window and for a notification. */
export interface Wording {
  strings: Strings;
  services: ServiceInfos;
  language: Language;
}

/** The name of a service, or of a plug-in, in a language. */
export const nameIn = (language: Language, { name, nameJa }: { name: string; nameJa?: string | undefined }): string =>
  (language === 'ja' && nameJa) || name;

/** The name a service is shown under; its id while the list is not here, or when its plug-in is gone. */
export const serviceName = (services: ServiceInfos, id: string, language: Language): string => {
  const info = services.get(id);
  return info ? nameIn(language, info) : id;
};

/** The label of a plug-in's setting, as shown in the form. */
export const settingLabel = (services: ServiceInfos, id: string, key: string, language: Language): string =>
  services.get(id)?.fields.find((field) => field.key === key)?.label[language] ?? key;

/** The service of an event by its name; of one that runs a program or watches, that it does. */
export const serviceOf = (view: EventView, { strings, services, language }: Wording): string =>
  view.event.type === 'dns'
    ? serviceName(services, view.event.service, language)
    : view.event.type === 'watch'
      ? strings.watch.service
      : strings.grid.commandService;

/** A setting of an event by its label. */
export const settingOf = (view: EventView | undefined, key: string, { services, language }: Wording): string =>
  view?.event.type === 'dns' ? settingLabel(services, view.event.service, key, language) : key;
