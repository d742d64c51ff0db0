/** A ballot's key from its opening to its end: at hand while it is needed, and then nowhere, whatever happened in between. */
import { hash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { ballotKey, Box } from '../../../server/night/ballot-box.ts';
import { BallotKeys } from '../../../server/night/ballot-keys.ts';
import { MemoryLog } from '../../../server/log/memory-log.ts';
import type { AssemblyEvent } from '../../../shared/night/events.ts';
import { chair, given, type Night } from '../../support/night/night.ts';

const KEY = 'id-1';
const put = (ballot = 'B1') =>
  ['18:40', chair, { type: 'OpenBallot', ballot, question: 'Shall we?' }] as const;
const says = (type: 'CloseBallot' | 'SealBallot') => ['18:45', chair, { type, ballot: 'B1' }] as const;

let log: MemoryLog;
let keys: BallotKeys;
beforeEach(() => {
  log = new MemoryLog();
  keys = new BallotKeys(log.keyring, 'tv');
});

const kept = (key = KEY): Promise<Buffer> => log.keyring.key(`tv/ballot/${key}`);
const opened = async (night: Night): Promise<Buffer> => {
  await keys.settle(night.state);
  expect(keys.box.voterOf(KEY, 'phone-1')).toMatch(/^[0-9A-Z]{26}$/);
  return kept();
};
/** Out of the memory and out of the keyring: who asks for it is given another. */
const isGone = async (before: Buffer, key = KEY): Promise<boolean> =>
  keys.box.voterOf(key, 'phone-1') === null && !(await kept(key)).equals(before);

const sealed: AssemblyEvent = {
  type: 'BallotSealed',
  ballot: 'B1',
  key: KEY,
  digest: '',
  result: {
    cast: 0,
    register: 0,
    votes: [0, 0, 0],
    hands: null,
    handsAdded: false,
    outcome: 'not-carried',
    areas: { shown: [], withheld: 0 },
    delegations: { shown: [], withheld: 0 },
  },
};

describe('[BALLOT-10] a key', () => {
  test('is at hand from the opening, and stays over a close', async () => {
    await keys.follow([{ type: 'BallotClosed', ballot: 'B1', register: 0 }]);
    expect(keys.box.voterOf(KEY, 'phone-1')).toBeNull();
    const before = await opened(given(put(), says('CloseBallot')));
    await keys.follow([{ type: 'BallotClosed', ballot: 'B1', register: 0 }]);
    expect(keys.box.voterOf(KEY, 'phone-1')).not.toBeNull();
    expect((await kept()).equals(before)).toBe(true);
  });

  test('is destroyed with the seal, and with it what was worked out last', async () => {
    const before = await opened(given(put()));
    await keys.follow([sealed]);
    expect(await isGone(before)).toBe(true);
  });

  test('of a sealed ballot is destroyed by whoever reads the log after a crash between the two', async () => {
    const before = await opened(given(put()));
    await keys.settle(given(put(), says('CloseBallot'), says('SealBallot')).state);
    expect(await isGone(before)).toBe(true);
  });

  test('of each ballot of a rehearsal is destroyed with its end', async () => {
    const other = ['18:46', chair, { type: 'OpenBallot', ballot: 'B2', question: 'Shall we?' }] as const;
    const before = await opened(given(put(), says('CloseBallot'), other));
    const second = await kept('id-2');
    await keys.follow([{ type: 'RehearsalEnded' }]);
    expect(await isGone(before)).toBe(true);
    expect(await isGone(second, 'id-2')).toBe(true);
  });

  test.each<[string, AssemblyEvent]>([
    ['sealed it', sealed],
    ['ended the rehearsal', { type: 'RehearsalEnded' }],
  ])('leaves the memory of every node once another has %s', async (_what, event) => {
    await opened(given(put()));
    keys.forgetAfter([event]);
    expect(keys.box.voterOf(KEY, 'phone-1')).toBeNull();
  });
});

describe('[BALLOT-10] what is hidden under a key', () => {
  const box = new Box((name) => ballotKey(hash('sha256', name, 'buffer')));

  test('is as long for a short id as for a long one: its length names no delegation', () => {
    const ids = ['D1', 'D02', 'x'.repeat(40)];
    const hidden = ids.map((id) => box.hide(KEY, 'VOTER', id));
    expect(new Set(hidden.map(({ length }) => length)).size).toBe(1);
    expect(hidden.map((one) => box.read(KEY, 'VOTER', one))).toEqual(ids);
  });

  test('is never the same twice, and can’t be moved to another voter or read with another key', () => {
    const [one, two] = [box.hide(KEY, 'VOTER', 'D02'), box.hide(KEY, 'VOTER', 'D02')];
    expect(one).not.toBe(two);
    expect(() => box.read(KEY, 'ANOTHER', one)).toThrow('unable to authenticate');
    expect(() => box.read('id-2', 'VOTER', one)).toThrow('unable to authenticate');
  });
});
