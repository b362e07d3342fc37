/** Where Electron's own binary isn't downloaded, importing 'electron' would try to: a place of its own answers instead. */
process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nonexistent';
