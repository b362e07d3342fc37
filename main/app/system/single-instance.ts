import type { App } from 'electron';
import * as v from 'valibot';

/** What a second start hands over to the running Saikoro. */
const callSchema = v.object({ hidden: v.boolean(), importFile: v.nullable(v.string()), pluginFiles: v.array(v.string()) });
export type SecondStart = v.InferOutput<typeof callSchema>;

export interface SingleInstanceNeeds {
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>;
  /** What this start wants, with an absolute path: handed over if another one runs already. */
  wants: SecondStart;
  /** Another start wants something of this one; null when it could not be understood: show the window. */
  called(wants: SecondStart | null): void;
}

/** True: this is the one. False: another one runs on the same data and has been told; this one must quit. */
export const claimSingleInstance = ({ app, wants, called }: SingleInstanceNeeds): boolean => {
  if (!app.requestSingleInstanceLock(wants)) return false;
  app.on('second-instance', (_event, _argv, _folder, handed) => {
    const decoded = v.safeParse(callSchema, handed);
    called(decoded.success ? decoded.output : null);
  });
  return true;
};
