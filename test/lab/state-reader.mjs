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
const end = Date.now() + LATE;
const evaluate = (id, expression) =>
  socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, awaitPromise: true, returnByValue: true } }));
/** The page may still be on its way: what is asked runs once, and only after the page is there. */
const [READY, ASKED] = [1, 2];
const look = () => evaluate(READY, "document.readyState === 'complete' && window.saikoro !== undefined");
socket.addEventListener('open', look);
socket.addEventListener('message', ({ data }) => {
  const { id, result, error } = JSON.parse(data);
  if (id === READY) {
    if (result?.result.value === true) evaluate(ASKED, asked);
    else if (Date.now() < end) setTimeout(look, 100);
    else throw new Error('the page is not there');
  }
  if (id !== ASKED) return;
  if (error !== undefined) throw new Error(error.message);
  process.stdout.write(String(result.result.value));
  socket.close();
});
