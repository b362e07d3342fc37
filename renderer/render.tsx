import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { type Host, HostContext } from './store/context.ts';

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
