'use strict';
// Loaded before Electron's installer, which tells that a fetch failed, but not why: the reason is in the cause.
const { fetch } = globalThis;
globalThis.fetch = (...asked) =>
  fetch(...asked).catch((error) => {
    process.stderr.write(`${error.cause?.code ?? error.cause?.message ?? error.message}\n`);
    throw error;
  });
