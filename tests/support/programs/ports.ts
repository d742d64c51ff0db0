/** Ports for servers that must come back where they were: free now, and out of the way of those that are given by chance. */
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what Linux and others hand out by themselves: an outgoing connection never takes one while its server is away. */
const LEAST = 20_000;
const SPAN = 10_000;
let tried = process.pid * 97;

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer();
  const listening = once(server, 'listening').then(
    () => true,
    () => false,
  );
  server.listen(port, '127.0.0.1');
  if (!(await listening)) return false;
  server.close();
  await once(server, 'close');
  return true;
};

export const freePort = async (): Promise<number> => {
  for (;;) {
    tried += 1;
    const port = LEAST + (tried % SPAN);
    // oxlint-disable-next-line no-await-in-loop -- until one is free
    if (await isFree(port)) return port;
  }
};
