/** What lies in a Redis, as the commands that put it there: one a line, as JSON; any Redis tool can take them in. */
import { createClient } from 'redis';

type Command = string[];

const toolAt = (url: string) => createClient({ url });
type Client = ReturnType<typeof toolAt>;

const ask = async <Answer>(url: string, work: (client: Client) => Promise<Answer>): Promise<Answer> => {
  const client = toolAt(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
};

const commandsOf = async (client: Client, key: string): Promise<Command[]> => {
  const type = await client.type(key);
  if (type === 'stream') {
    const entries = (await client.xRange(key, '-', '+')) ?? [];
    return entries.map(({ id, message }) => ['XADD', key, id].concat(Object.entries(message).flat()));
  }
  if (type === 'hash')
    return Object.entries(await client.hGetAll(key)).map(([field, value]) => ['HSET', key, field, value]);
  if (type === 'zset')
    return (await client.zRangeWithScores(key, 0, -1)).map(({ score, value }) => [
      'ZADD',
      key,
      String(score),
      value,
    ]);
  if (type === 'string') return [['SET', key, (await client.get(key)) ?? '']];
  throw new Error(`${key} is a ${type}, which no log of ours holds`);
};

/** What goes by itself, as the turn of a node does, is not kept. */
const lasts = async (client: Client, key: string): Promise<boolean> => (await client.pTTL(key)) === -1;

export const dumped = (url: string): Promise<string> =>
  ask(url, async (client) => {
    const lines: string[] = [];
    for (const key of (await client.keys('*')).toSorted())
      if (await lasts(client, key))
        lines.push(...(await commandsOf(client, key)).map((command) => JSON.stringify(command)));
    return `${lines.join('\n')}\n`;
  });

export const loaded = (url: string, text: string): Promise<void> =>
  ask(url, async (client) => {
    for (const line of text.trimEnd().split('\n')) await client.sendCommand(JSON.parse(line) as Command);
  });
