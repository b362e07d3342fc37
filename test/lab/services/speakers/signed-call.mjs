// What APIs with signed requests have in common.

/** How far a clock may be off, in s. */
const LATE = 300;

export const json = (status, value) => ({ status, body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } });
/** Seconds since 1970. */
export const isNow = (seconds) => Math.abs(Date.now() / 1000 - seconds) < LATE;
/** The name below its zone. */
export const nameIn = ({ hosts: [host], settings: { zone } }) => host.slice(0, -zone.length - 1);
