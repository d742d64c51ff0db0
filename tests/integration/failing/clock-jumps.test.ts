/** Somebody sets the machine's clock an hour on or back: time that was measured stays sensible, and the night goes on. */
import { afterEach, describe, expect, test } from 'vitest';
import { Memory } from '../../../server/room/memory.ts';
import { beginning, type LogCommit } from '../../../server/log/log.ts';
import { night } from '../../../shared/night/chapter.ts';
import { codeOf, join } from '../../support/programs/client.ts';
import { expectRecordHolds } from '../../support/moves/nothing-is-lost.ts';
import { openHouse, type OpenHouse } from '../../support/programs/open-app.ts';
import { newFolder } from '../../support/programs/server-process.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

let house: OpenHouse;
afterEach(() => house.close());

const holds = async (): Promise<void> => {
  const commits: LogCommit[] = [];
  for await (const commit of house.log.read(house.assembly.id, beginning)) commits.push(commit);
  await expectRecordHolds(
    {
      commits,
      enter: (role, code) =>
        join(house.url, role, role === 'phone' ? { assembly: code } : house.ticket(role)),
    },
    [],
  );
};

describe.each([
  ['an hour on', HOUR_MS],
  ['an hour back', -HOUR_MS],
])('a clock that is set %s', (_which, jumpMs) => {
  test.each(['while it runs', 'while it is stopped'])('%s, under a running turn', async (when) => {
    let now = Date.now();
    const options = { dataDir: newFolder('data'), clock: () => now };
    house = await openHouse(options);
    let chair = await house.crew('chair');
    expect(codeOf(await chair.send('StartSegment', { segment: 'S05', from: null }))).toBe('ok');
    expect(codeOf(await chair.send('StartTurn', {}))).toBe('ok');
    now += MINUTE_MS;
    expect(codeOf(await chair.send('PauseTurn', {}))).toBe('ok');
    expect(codeOf(await chair.send('ResumeTurn', {}))).toBe('ok');

    now += jumpMs;
    if (when === 'while it is stopped') {
      await house.close();
      house = await openHouse(options);
      chair = await house.crew('chair');
    }
    expect(Math.abs((await chair.time()) - now)).toBeLessThan(1);
    now += MINUTE_MS;
    expect(codeOf(await chair.send('PauseTurn', {}))).toBe('ok');
    const { state } = await Memory.replay({ chapter: night, log: house.log, id: house.assembly.id });
    const used = state.turns.current?.usedMs ?? Number.NaN;
    // A clock that went back has measured nothing since; one that went on has measured the hour: an hour is not known to be wrong.
    expect(used).toBe(jumpMs < 0 ? MINUTE_MS : 2 * MINUTE_MS + HOUR_MS);
    expect(codeOf(await chair.send('EndTurn', {}))).toBe('ok');
    expect(codeOf(await chair.send('StartSegment', { segment: 'S06', from: 'S05' }))).toBe('ok');
    await chair.until(({ agenda }) => agenda?.current === 'S06', 'the next segment');
    await holds();
  });
});
