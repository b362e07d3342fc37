import type { Services } from '../../ports/dns-service.ts';

const pagesOf = (services: ReturnType<Services['list']>): string[] =>
  services.flatMap(({ homepage, credentialsPage, signUpPage, statusPage, confirmPage }) =>
    [homepage, credentialsPage, signUpPage, statusPage, confirmPage].filter((page) => page !== undefined),
  );

/** The pages a link may lead to, or below: our own and the services'. */
export const linkTargets = (services: Services): string[] => [
  'https://saikoro.app/',
  ...pagesOf(services.list().filter(({ quality }) => quality !== 'installed')),
];

/** The pages installed plug-ins name. */
export const installedTargets = (services: Services): string[] => pagesOf(services.list().filter(({ quality }) => quality === 'installed'));
