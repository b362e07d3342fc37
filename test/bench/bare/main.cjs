// The floor to measure against: Electron with one tray icon and nothing else.
const { app, Menu, nativeImage, Tray } = require('electron');

app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  const tray = new Tray(
    nativeImage.createFromDataURL(
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    ),
  );
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', role: 'quit' }]));
  globalThis.tray = tray;
  console.log('tray');
});
