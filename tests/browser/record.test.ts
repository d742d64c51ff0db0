/** The record, from the night to the morning after: on a real server, in real Chromium, and checked by the real program. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import type { Visitor } from '../support/programs/client.ts';
import { crew, phone } from '../support/programs/seats.ts';
import { newFolder } from '../support/programs/server-process.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';
import { heading, isClean, patience, reads, smallTargets } from '../support/stories.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const VERIFY = fileURLToPath(new URL('../../server/verify/main.ts', import.meta.url));
const handset = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const laptop = { viewport: { width: 1280, height: 800 } };
const VOTERS = 12;

let server: RunningServer;
let browser: Browser;
let chair: Visitor;
let reader: Device;
let folder: string;
const receipts: string[] = [];
/** As on the page, in groups of four. */
let fingerprint: string;
let kept: string;

const recordAddress = (): string => `${server.url}/a/${server.assembly.id}/record`;

const answer = async (
  candidate: string,
  value: 'yes' | 'yes_if' | 'no',
  words: string | null,
): Promise<void> => {
  const at = { ask: 'A1', candidate };
  await chair.send('RecordAnswer', { ...at, value, words });
  await chair.send('ConfirmAnswer', at);
};

const start = async (kind: string): Promise<void> => {
  const segments = chair.view.agenda?.segments ?? [];
  const from = chair.view.agenda?.current ?? null;
  const segment = segments.find((one) => one.kind === kind)?.id ?? kind;
  await chair.send('StartSegment', { segment, from });
};

const vote = async (index: number): Promise<void> => {
  const device = await phone(server);
  await device.send('CheckIn', { delegation: index % 2 === 0 ? 'D01' : 'D02', party: 1 });
  await device.send('CastBallot', { ballot: 'agenda', choices: [index < 9 ? 'for' : 'against'] });
  await device.until(() => device.mine?.ballots['agenda'] !== undefined, 'its receipt');
  receipts.push(device.mine?.ballots['agenda']?.receipt ?? '');
  device.leave();
};

/** It is made anew every few seconds at most. */
const recordHolds = async (text: string): Promise<void> => {
  await expect
    .poll(async () => (await fetch(`${recordAddress()}.json?part=page`)).text(), { timeout: 10_000 })
    .toContain(text);
};

const verified = async (path: string, ...more: string[]): Promise<{ code: number; said: string }> => {
  const asked = promisify(execFile)(process.execPath, [VERIFY, path, ...more]);
  return asked.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (failed: { code: number; stdout: string; stderr: string }) => ({
      code: failed.code,
      said: failed.stdout + failed.stderr,
    }),
  );
};

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  chair = await crew(server, 'chair');
  folder = newFolder('record');
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('the record', () => {
  test('1. before the night it says so, and what it will hold', async () => {
    reader = await openDevice(browser, recordAddress(), handset);
    await heading(reader, /Thames Valley Police/);
    await reads(reader, /has not begun/);
    await isClean(reader);
    expect(reader.wrong).toEqual([]);
  });

  test('2. while the night is on it shows what the hall has seen, corrected as corrected', async () => {
    await start('rollcall');
    await chair.send('DeclareTurnout', { delegation: 'D01', heads: 31 });
    await start('ask');
    await answer('C1', 'yes', null);
    await chair.send('RevealAnswers', { ask: 'A1', candidate: 'C1' });
    await answer('C1', 'yes_if', 'In eight weeks, not six.');
    await chair.send('RevealAnswers', { ask: 'A1', candidate: 'C1' });
    await answer('C2', 'no', 'This is for nobody’s eyes yet.');
    await recordHolds('eight weeks');
    await reader.page.reload();
    await reads(reader, /still on/);
    await reads(reader, '“In eight weeks, not six.”');
    await reads(reader, '(corrected)');
    await reads(reader, 'What the hall saw before');
    expect(await reader.page.content()).not.toContain('nobody’s eyes');
    await isClean(reader);
  });

  test('3. a ballot is in it once it was revealed, and each voter finds their receipt', async () => {
    await chair.send('OpenBallot', { ballot: 'agenda', question: 'Do we adopt the agenda?' });
    for (let index = 0; index < VOTERS; index += 1) await vote(index);
    await chair.send('CloseBallot', { ballot: 'agenda' });
    expect(await (await fetch(`${recordAddress()}.json`)).text()).not.toContain('adopt');
    await chair.send('RevealBallot', { ballot: 'agenda' });
    await chair.send('EndNight', { from: chair.view.agenda?.current ?? '' });
    await recordHolds('"state":"over"');
    await reader.page.reload();
    await heading(reader, 'Do we adopt the agenda?');
    await reads(reader, 'Carried');
    await reader.page.locator('summary', { hasText: `Receipts (${VOTERS})` }).click(patience);
    const field = reader.page.getByRole('textbox', { name: 'Look for a receipt' });
    await field.fill((receipts[0] ?? '').toLowerCase().replaceAll('-', ' '));
    await reads(reader, `${receipts[0]} is listed. It counted for: For.`);
    await field.fill('ZZZZ-ZZZZ-ZZZZ');
    await reads(reader, 'ZZZZ-ZZZZ-ZZZZ is not in this list.');
    await isClean(reader);
    expect(await smallTargets(reader)).toEqual([]);
  });

  test('4. it is whole at 360 pixels and at four times its size, and on paper', async () => {
    await reader.page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    for (const width of [360, 320]) {
      await reader.page.setViewportSize({ width, height: 740 });
      expect(await reader.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
    }
    const paper = await openDevice(browser, recordAddress(), laptop);
    await heading(paper, 'Do we adopt the agenda?');
    await paper.page.emulateMedia({ media: 'print' });
    expect(await paper.page.locator('nav').isVisible()).toBe(false);
    expect((await paper.page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000);
    fingerprint = /[0-9A-F]{4}(?: [0-9A-F]{4}){3}/.exec(await paper.page.content())?.[0] ?? '';
    expect([...paper.wrong, ...reader.wrong]).toEqual([]);
  });

  test('5. what is downloaded holds without the server', async () => {
    await reader.page.setViewportSize(handset.viewport);
    const coming = reader.page.waitForEvent('download', patience);
    await reader.page.getByRole('link', { name: /to keep and to check/ }).click(patience);
    kept = join(folder, 'record.json');
    await (await coming).saveAs(kept);
    await server.stop();
    const { code, said } = await verified(kept, '--fingerprint', fingerprint);
    expect([code, said]).toEqual([0, expect.stringContaining('This record holds together.')]);
    expect(said).toContain(`Ballots (1) and their receipts (${VOTERS})`);
    expect(said).toContain('the fingerprint that you were given');
  });

  test('6. with one letter changed it is refused, and the place is named', async () => {
    const text = readFileSync(kept, 'utf8');
    const forged = join(folder, 'forged.json');
    writeFileSync(forged, text.replace('In eight weeks, not six.', 'In eight weeks, not ten.'));
    const { code, said } = await verified(forged);
    expect([code, said]).toEqual([1, expect.stringMatching(/This record was changed: edited/)]);
    expect(said).toMatch(/ask A1, /);
    const none = await verified(join(folder, 'none.json'));
    expect([none.code, none.said]).toEqual([2, expect.stringContaining('There is no file')]);
  });
});
