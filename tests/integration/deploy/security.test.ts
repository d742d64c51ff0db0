/** What deploy/SECURITY.md promises is held by tests that are there, and an operator finds the page. */
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const text = readFileSync('deploy/SECURITY.md', 'utf8');
const rows = text.split('\n').filter((line) => /^\| (?!Promise|---)/.test(line));
const linksIn = (markdown: string): string[] =>
  [...markdown.matchAll(/\]\(([^)#]+)\)/g)].map(([, path = '']) => normalize(join('deploy', path)));

test('every promise names a test, and every one that is named is there', () => {
  expect(rows.filter((row) => !linksIn(row).some((path) => path.startsWith('tests/')))).toEqual([]);
  expect(linksIn(text).filter((path) => !existsSync(path))).toEqual([]);
  expect(rows.length).toBeGreaterThan(20);
});

test('README and RUNBOOK lead to it', () => {
  expect(readFileSync('README.md', 'utf8')).toContain('(deploy/SECURITY.md)');
  expect(readFileSync('deploy/RUNBOOK.md', 'utf8')).toContain('(SECURITY.md)');
});
