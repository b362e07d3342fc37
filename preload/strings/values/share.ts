/** A share of the whole in percent, rounded down to a tenth: all of it is said only of all of it. */
export const percentOf = (share: number): string => `${Math.floor(share * 1000 + 1e-9) / 10} %`;
