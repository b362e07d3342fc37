import type * as Whole from 'undici';
import requestOn from 'undici/lib/api/api-request.js';
import buildConnector from 'undici/lib/core/connect.js';
import Agent from 'undici/lib/dispatcher/agent.js';

// The package's own entry brings fetch, WebSocket, caches and mocks along: megabytes in a program that always runs, none of which is used here.
export { Agent, buildConnector };

/** One exchange; redirects are not followed. */
export const request = (agent: Whole.Agent, options: Whole.Dispatcher.RequestOptions): Promise<Whole.Dispatcher.ResponseData> =>
  requestOn.call(agent, options);
