import { createRoot } from 'react-dom/client';
import { App } from './components/app.tsx';
import { type Host, HostContext } from './state/context.ts';

/** The page itself. */
export const draw = (host: Host): void => {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has lost its root');
  createRoot(root).render(
    <HostContext value={host}>
      <App />
    </HostContext>,
  );
};
