/** A ballot is sealed while another program reads the data: the crew is told that its key is not destroyed yet, until it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';
import { fileIn, withTool } from '../../support/programs/sqlite-folder.ts';

const ballot = 'B1';

const voted = async (server: RunningServer): Promise<Visitor> => {
  const [chair, guest] = [await crew(server, 'chair'), await phone(server)];
  const open = { ballot, question: 'Shall we adopt the agenda?', choices: [] };
  expect(codeOf(await guest.send('CheckIn', { delegation: 'D02', party: 1 }))).toBe('ok');
  expect(codeOf(await chair.send('OpenBallot', open))).toBe('ok');
  expect(codeOf(await guest.send('CastBallot', { ballot, choices: ['for'] }))).toBe('ok');
  expect(codeOf(await chair.send('CloseBallot', { ballot }))).toBe('ok');
  return chair;
};

const keyIn = ({ dataDir }: RunningServer): Buffer =>
  withTool(dataDir, (tool) => {
    const { key } = tool.prepare("SELECT key FROM keyring WHERE name LIKE '%/ballot/%'").get() ?? {};
    if (!(key instanceof Uint8Array)) throw new Error('There is no key of a ballot');
    return Buffer.from(key);
  });
/** Not in `-shm`, which holds no content: closing it would let go of this process’s locks, the reader’s among them. */
const filesWith = ({ dataDir }: RunningServer, key: Buffer): string[] =>
  readdirSync(dataDir)
    .filter((name) => !name.endsWith('-shm'))
    .filter((name) => readFileSync(join(dataDir, name)).includes(key));

const reading = ({ dataDir }: RunningServer): DatabaseSync => {
  const tool = new DatabaseSync(fileIn(dataDir), { readOnly: true });
  tool.exec('BEGIN');
  tool.prepare('SELECT count(*) FROM keyring').get();
  return tool;
};

test('[BALLOT-18] sealed while a tool reads: “not destroyed yet” until the tool is gone, after a restart too', async () => {
  const server = await startServer();
  const chair = await voted(server);
  const key = keyIn(server);
  const tool = reading(server);
  expect(chair.view.service).toEqual({ saving: 'ok' });
  expect(codeOf(await chair.send('SealBallot', { ballot }))).toBe('ok');
  await chair.until(({ service }) => service?.undestroyed === 1, 'the key not to be destroyed yet');
  expect(filesWith(server, key)).not.toEqual([]);

  await server.kill('SIGKILL');
  await server.restart();
  const again = await crew(server, 'chair');
  expect(again.view.service).toEqual({ saving: 'ok', undestroyed: 1 });
  tool.close();
  await again.until(({ service }) => service?.undestroyed === undefined, 'the key to be destroyed');
  expect(filesWith(server, key)).toEqual([]);
});

test('[BALLOT-18] sealed while nobody reads, it is destroyed by the time that it is said to be', async () => {
  const server = await startServer();
  const chair = await voted(server);
  const key = keyIn(server);
  expect(codeOf(await chair.send('SealBallot', { ballot }))).toBe('ok');
  expect([filesWith(server, key), chair.view.service]).toEqual([[], { saving: 'ok' }]);
});
