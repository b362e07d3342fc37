/** A day of the computer's own calendar as a field for dates has it: yyyy-mm-dd. */
export const dayAt = (at: number): string => {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** The moment after its last one, ms since 1970; null: it is no day. A day on which the clocks are changed is longer or shorter. */
export const dayEnd = (day: string): number | null => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return null;
  const end = new Date(Number(year), Number(month) - 1, Number(date) + 1).getTime();
  return end > 0 ? end : null;
};
