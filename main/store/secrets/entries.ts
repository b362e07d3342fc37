import * as v from 'valibot';

/**
 * An object's own fields as a map, whatever they are called: an event may have the id `constructor`, which a record of valibot drops in
 * silence.
 */
export const entriesOf = <Value>(value: v.GenericSchema<unknown, Value>) =>
  v.pipe(
    v.custom<object>((found) => typeof found === 'object' && found !== null && !Array.isArray(found)),
    v.transform((found): [string, unknown][] => Object.entries(found)),
    v.array(v.tuple([v.string(), value])),
    v.transform((pairs) => new Map(pairs)),
  );
