import type { PluginOffer } from '../../preload/contract/plugin.ts';
import { PluginConsent } from './plugin-consent.tsx';
import { PluginProblems } from './plugin-problems.tsx';

/** What became of a file that may be a plug-in: a question, or what is wrong with it. */
export const PluginSheet = ({ offer, onDone }: { offer: PluginOffer; onDone(): void }) =>
  offer.ok ? <PluginConsent offer={offer} onDone={onDone} /> : <PluginProblems offer={offer} onDone={onDone} />;

export default PluginSheet;
