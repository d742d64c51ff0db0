/** A log that is away, with a write cut off in the middle: whoever comes is told so, in words, and comes in by itself later. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusalAt } from '../../support/programs/client.ts';
import { openHouse, type OpenHouse } from '../../support/programs/open-app.ts';
import { newFolder } from '../../support/programs/server-process.ts';

const TEMPLATE =
  '<!doctype html><title>x</title><script type="module" src="/assets/a.js"></script>' +
  '<div id="app"><!--first-->not filled<!--/first--></div>';

let house: OpenHouse;
let faults: string[];
let distDir: string;
beforeEach(async () => {
  distDir = newFolder('away-dist');
  mkdirSync(join(distDir, 'phone'));
  writeFileSync(join(distDir, 'phone', 'index.html'), TEMPLATE);
  faults = [];
  const logger = pino({ level: 'warn' }, { write: (line) => void faults.push(line) });
  house = await openHouse({ distDir, logger });
  const guest = await house.phone();
  house.log.isAway = true;
  house.log.failNext();
  const reply = await guest.send('CheckIn', { delegation: 'D02', party: 1 });
  if (reply.ok) throw new Error('The write was to be cut off');
  faults = [];
});
afterEach(() => house.close());

const address = (): string => `${house.url}/j/${house.assembly.code}`;
const field = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

test('[LOG-5] a code that is scanned shows the whole page, which tries again by itself', async () => {
  const response = await fetch(address());
  const html = await response.text();
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(html).toContain('<title>Thames Valley Police');
  expect(html).toContain('src="/assets/a.js"');
  expect((await fetch(`${address()}/qr.svg`)).status).toBe(200);
  expect(faults).toEqual([]);
});

test('[LOG-5] a form that is sent is not counted, says so, and counts when it is sent again', async () => {
  const html = await (await fetch(address())).text();
  const sent = { delegation: 'D02', party: '3', form: field(html, 'form'), phone: field(html, 'phone') };
  const send = () => fetch(address(), { method: 'POST', body: new URLSearchParams(sent) });
  const refused = await send();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await refused.text()).toContain('The hall could not write it down.');
  house.log.isAway = false;
  expect((await send()).status).toBe(200);
});

test('a link is refused for now and let in later; the record is there later, too; nobody fills the log', async () => {
  const record = (): Promise<Response> => fetch(`${house.url}/a/${house.assembly.id}/record.json`);
  expect(await refusalAt(house.phone())).toEqual({ code: 'unavailable' });
  expect(await refusalAt(house.crew('chair'))).toEqual({ code: 'unavailable' });
  const response = await record();
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(faults).toEqual([]);
  house.log.isAway = false;
  expect((await house.crew('chair')).isConnected).toBe(true);
  expect((await record()).status).toBe(200);
});

test('a fault that is not the log’s does not pass for it: it is named in the log of the program', async () => {
  rmSync(join(distDir, 'phone', 'index.html'));
  expect((await fetch(address())).status).toBe(500);
  expect(faults.map((line) => [JSON.parse(line).msg, JSON.parse(line).err.code])).toEqual([
    ['a page failed', 'ENOENT'],
  ]);
});
