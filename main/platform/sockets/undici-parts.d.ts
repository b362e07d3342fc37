declare module 'undici/lib/api/api-request.js' {
  import type { UpdateQueue } from 'undici';

  export default function request(this: UpdateQueue, options: UpdateQueue.RequestOptions): Promise<UpdateQueue.ResponseData>;
}
declare module 'undici/lib/core/connect.js' {
  import { buildConnector } from 'undici';

  export default buildConnector;
}
declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici';

  export default Agent;
}
