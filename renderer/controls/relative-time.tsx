import { useNow, useStrings } from '../store/context.ts';

/** A past moment (ms since 1970), relative; the exact time on hover. */
export const RelativeTime = ({ at }: { at: number }) => {
  const strings = useStrings();
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={strings.time(at)}>
      {strings.age(now - at)}
    </time>
  );
};
