// Runs beside the app, in its network: asks its open window for the state it shows, or for what else is asked, over Chromium's own debugging port.
import { WebSocket } from 'undici';

const [port, asked = "window.saikoro['state.get']().then((reply) => reply.value)"] = process.argv.slice(2);
const LATE = 20_000;

const pageOf = async () => {
  const end = Date.now() + LATE;
  while (Date.now() < end) {
    const pages = await fetch(`http://127.0.0.1:${port}/json`).then(
      (reply) => reply.json(),
      () => [],
    );
    const page = pages.find(({ type }) => type === 'page');
    if (page) return page.webSocketDebuggerUrl;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('no window');
};

const socket = new WebSocket(await pageOf());
const params = { expression: asked, awaitPromise: true, returnByValue: true };
socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params })));
socket.addEventListener('message', ({ data }) => {
  const { id, result } = JSON.parse(data);
  if (id !== 1) return;
  process.stdout.write(String(result.result.value));
  socket.close();
});
