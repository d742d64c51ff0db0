/** Whatever is sent, how often, to whichever node and when: it takes effect once, and all agree in the end. */
import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NightRoom } from '../../server/night/rooms.ts';
import type { LogCommit } from '../../server/log/log.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { Reply } from '../../shared/wire.ts';
import { plans } from '../support/night/arbitrary-plans.ts';
import { anOrder, inGroups, lettersFor, mixed, Post, type Letter } from '../support/night/letters.ts';
import { moves, type Move } from '../support/moves/moves.ts';
import { chair, otherChair, phone, timekeeper } from '../support/night/night.ts';
import {
  allCommits,
  FailingLog,
  heardBy,
  openedLog,
  openRoom,
  SlowLog,
  submission,
} from '../support/night/rooms.ts';

const how = { seed: 20_200_501, numRuns: 120 };
const AT_ONCE = 6;

const byVersion = (one: { version: number }, other: { version: number }): number =>
  one.version - other.version;
const asTold = (commits: readonly LogCommit[]) => commits.map(({ id, version }) => ({ id, version }));
/** What the log holds beside the opening. */
const stored = (commits: readonly LogCommit[]) => asTold(commits).slice(1);
const settle = async (rooms: readonly NightRoom[]): Promise<void> => {
  await setImmediate();
  await Promise.all(rooms.map((room) => room.settled()));
};
const unlike = (replies: readonly Reply[]): number =>
  new Set(replies.map((reply) => JSON.stringify(reply))).size;

/** Group by group, each on top of what came of the ones before. */
const converse = async (
  rooms: readonly [NightRoom, ...NightRoom[]],
  post: Post,
  groups: readonly (readonly Move[])[],
  order: readonly number[],
): Promise<Letter[]> => {
  const letters: Letter[] = [];
  for (const [index, group] of groups.entries()) {
    const some = lettersFor(rooms[0], group, (index + 1) * 100);
    letters.push(...some);
    // oxlint-disable-next-line no-await-in-loop -- one group after the other is the point
    await post.send(rooms, mixed([...some, ...letters.slice(0, 2)], order));
    // oxlint-disable-next-line no-await-in-loop
    await settle(rooms);
  }
  return letters;
};

describe('one room', () => {
  test('[LOG-3] answers a command that is sent again as before, and does it once; also when it was reopened', async () => {
    const met = { accepted: 0, refused: 0 };
    const once = async (plan: Plan, all: readonly Move[], order: readonly number[]): Promise<void> => {
      const log = await openedLog(plan);
      const room = await openRoom(log, plan);
      const post = new Post();
      const letters = await converse([room], post, inGroups(all, AT_ONCE), order);
      expect([...post.replies.values()].filter((replies) => unlike(replies) > 1)).toEqual([]);
      expect(post.accepted().toSorted(byVersion)).toEqual(stored(await allCommits(log, plan)));
      await room.close();

      const reopened = await openRoom(log, plan);
      const done = letters.filter(({ submission: { id } }) => post.replies.get(id)?.[0]?.ok);
      await post.send([reopened], mixed(done, order));
      expect([...post.replies.values()].filter((replies) => unlike(replies) > 1)).toEqual([]);
      expect(reopened.version).toBe(room.version);
      expect(reopened.state).toStrictEqual(room.state);
      met.accepted += done.length;
      met.refused += letters.length - done.length;
    };
    await fc.assert(fc.asyncProperty(plans, moves(24), anOrder, once), how);
    expect(Math.min(met.accepted, met.refused)).toBeGreaterThan(300);
  });

  test('[LOG-3] the id of somebody else’s command is not theirs to use', async () => {
    const room = await openRoom(await openedLog());
    const command = submission(1, { type: 'ChangeJoinCode' });
    expect(await room.submit(command, chair)).toEqual({ ok: true, version: 2 });
    expect(await room.submit(command, otherChair)).toEqual({ ok: false, refusal: { code: 'id-taken' } });
  });
});

/** The one writes slowly, so that the other is always first; `versions`: what the slow one told its listeners of. */
const slowAndQuick = async () => {
  const log = await openedLog();
  const [slow, quick] = [await openRoom(new SlowLog(log, [1])), await openRoom(log)];
  const heard = heardBy(slow);
  return { slow, quick, versions: () => heard.map(({ version }) => version) };
};
const next = { type: 'StartSegment', segment: 'S01', from: null } as const;

describe('two nodes on one log', () => {
  const delays = fc.array(fc.nat(3), { minLength: 1, maxLength: 6 });

  test('[LOG-4] come to the same state, tell of every step once and in order, and what they accepted is in the log once', async () => {
    const met = { accepted: 0, conflicts: 0 };
    const agree = async (
      plan: Plan,
      all: readonly Move[],
      order: readonly number[],
      [slow, slower]: readonly [number[], number[]],
    ): Promise<void> => {
      const log = await openedLog(plan);
      const [ours, theirs] = [new SlowLog(log, slow), new SlowLog(log, slower)];
      const rooms: [NightRoom, NightRoom] = [
        await openRoom(ours, plan, 'a'),
        await openRoom(theirs, plan, 'b'),
      ];
      const heard = rooms.map(heardBy);
      const post = new Post();
      await converse(rooms, post, inGroups(all, AT_ONCE), order);
      const commits = await allCommits(log, plan);
      expect(post.accepted().toSorted(byVersion)).toEqual(stored(commits));
      expect(rooms.map(({ version }) => version)).toEqual([commits.length, commits.length]);
      expect(heard.map(asTold)).toEqual([stored(commits), stored(commits)]);
      expect(rooms[0].state).toStrictEqual(rooms[1].state);
      expect((await openRoom(log, plan)).state).toStrictEqual(rooms[0].state);
      met.accepted += commits.length - 1;
      met.conflicts += ours.conflicts + theirs.conflicts;
    };
    await fc.assert(fc.asyncProperty(plans, moves(24), anOrder, fc.tuple(delays, delays), agree), how);
    expect(Math.min(met.accepted, met.conflicts)).toBeGreaterThan(100);
  });

  test('[LOG-4] of two chairs who press next at once, the second is told, and so are its screens', async () => {
    const { slow, quick, versions } = await slowAndQuick();
    const second = slow.submit(submission(1, next), chair);
    expect(await quick.submit(submission(2, next), chair)).toEqual({ ok: true, version: 2 });
    expect(await second).toEqual({ ok: false, refusal: { code: 'moved-on', detail: 'S01' } });
    await settle([slow, quick]);
    expect(slow.version).toBe(2);
    expect(versions()).toEqual([2]);
  });

  test('[LOG-4] a pass withdrawn on one node is known as withdrawn on the other, whatever it was writing', async () => {
    const { slow, quick, versions } = await slowAndQuick();
    const checkIn = slow.submit(submission(1, { type: 'CheckIn', delegation: 'D01' }), phone(1));
    await quick.submit(submission(2, { type: 'RevokePass', pass: 'pass-stage' }), chair);
    expect(await checkIn).toEqual({ ok: true, version: 3 });
    await settle([slow, quick]);
    expect(versions()).toEqual([2, 3]);
  });

  test('[LOG-4] what the other stored meanwhile is told as the other’s, and only then its own', async () => {
    const { slow, quick } = await slowAndQuick();
    const told: { versions: number[]; isOwn: boolean }[] = [];
    slow.listen({
      batch: ({ commits, appendMs }) =>
        void told.push({ versions: commits.map(({ version }) => version), isOwn: appendMs !== null }),
    });
    const own = slow.submit(submission(1, { type: 'CheckIn', delegation: 'D01' }), phone(1));
    await quick.submit(submission(2, { type: 'CheckIn', delegation: 'D02' }), phone(2));
    expect(await own).toEqual({ ok: true, version: 3 });
    await settle([slow, quick]);
    expect(told).toEqual([
      { versions: [2], isOwn: false },
      { versions: [3], isOwn: true },
    ]);
  });
});

describe('a log that fails', () => {
  test('[LOG-6] a refusal that rested on what was not saved does not stand', async () => {
    const log = new FailingLog(await openedLog(), [0]);
    const room = await openRoom(log);
    await room.submit(submission(1, { type: 'StartSegment', segment: 'S07', from: null }), chair);
    log.failures = 1;
    const turn = submission(3, { type: 'StartTurn' });
    const paused = room.submit(submission(2, { type: 'PauseNight' }), chair);
    const unavailable = { ok: false, refusal: { code: 'unavailable' } };
    expect(await Promise.all([paused, room.submit(turn, timekeeper)])).toEqual([unavailable, unavailable]);
    expect(await room.submit(turn, timekeeper)).toEqual({ ok: true, version: 3 });
  });

  test('[LOG-5] what could not be saved was never so: all that waited with it is told, and it can be sent again', async () => {
    const log = new FailingLog(await openedLog(), [0]);
    const room = await openRoom(log);
    log.failures = 1;
    const checkIn = submission(1, { type: 'CheckIn', delegation: 'D01', party: 2 });
    const count = submission(2, { type: 'CountAtDoor', delegation: 'D01', heads: 5 });
    const unavailable = { ok: false, refusal: { code: 'unavailable' } };
    expect(await Promise.all([room.submit(checkIn, phone(1)), room.submit(count, chair)])).toEqual([
      unavailable,
      unavailable,
    ]);
    expect(room.saving).toBe('failing');
    await room.settled();
    expect(room.version).toBe(1);
    expect(room.state.turnout.checkIns.size).toBe(0);
    expect(await room.submit(checkIn, phone(1))).toEqual({ ok: true, version: 2 });
    expect(room.saving).toBe('ok');
    expect(room.state.turnout.delegations.get('D01')).toMatchObject({ phoneHeads: 2, door: null });
  });
});
