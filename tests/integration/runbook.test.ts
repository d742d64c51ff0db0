/** What deploy/RUNBOOK.md tells an operator to look at is there to be looked at. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';

test('every figure that the runbook names is among the metrics', async () => {
  const text = readFileSync('deploy/RUNBOOK.md', 'utf8');
  const named = new Set(text.match(/\b(?:assembly|nodejs|process)_[a-z0-9_]+\b/g));
  const server = await startServer();
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const isThere = (name: string): boolean =>
    new RegExp(`^# HELP ${name.replace(/_bucket$/, '')} `, 'm').test(metrics);
  expect([...named].filter((name) => !isThere(name))).toEqual([]);
  expect(named.size).toBeGreaterThan(8);
});
