/** What deploy/RUNBOOK.md tells an operator to look at is there to be looked at. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

const text = readFileSync('deploy/RUNBOOK.md', 'utf8');
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});

test('every figure that the runbook names is among the metrics', async () => {
  const named = new Set(text.match(/\b(?:assembly|nodejs|process)_[a-z0-9_]+\b/g));
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const isThere = (name: string): boolean =>
    new RegExp(`^# HELP ${name.replace(/_bucket$/, '')} `, 'm').test(metrics);
  expect([...named].filter((name) => !isThere(name))).toEqual([]);
  expect(named.size).toBeGreaterThan(8);
});

test('a node in its container is asked by a command that its image has', async () => {
  const [, command = ''] = /docker compose exec -T "\$1" node -e "(.+)"; }/.exec(text) ?? [];
  const ask = async (page: string): Promise<string> => {
    const script = command.replace('http://127.0.0.1:8080', server.url).replace('$2', page);
    return (await promisify(execFile)(process.execPath, ['-e', script])).stdout;
  };
  expect(await ask('readyz')).toContain('ready');
  expect(await ask('metrics')).toMatch(/^assembly_saving\{.*\} 1$/m);
});
