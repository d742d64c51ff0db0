/** Rooms over a log in memory, opened on a plan; a log that takes its time; and what lies in a log. */
import { BallotKeys } from '../../../server/night/ballot-keys.ts';
import type { NightRoom } from '../../../server/night/rooms.ts';
import type { Submission } from '../../../server/room/batch.ts';
import { Room } from '../../../server/room/room.ts';
import type { RoomParts } from '../../../server/room/room-parts.ts';
import { seal } from '../../../server/log/chain.ts';
import { beginning, type Subscriber, type Head, type Log, type LogCommit } from '../../../server/log/log.ts';
import { MemoryLog } from '../../../server/log/memory-log.ts';
import { night, type Night } from '../../../shared/night/chapter.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { at, cards, chair, openingOf, outsideWorld, parsed, samplePlan, SECOND } from './night.ts';
import { uuid } from './play.ts';

/** A log in which the assembly of this plan was opened. */
export const openedLog = async (plan: Plan = samplePlan): Promise<MemoryLog> => {
  const log = new MemoryLog();
  const events = [openingOf(plan)];
  const commit = seal('', { version: 1, id: uuid(0), at: at('17:00'), by: 'server', events });
  await log.append(plan.assembly.id, beginning, [commit]);
  return log;
};

/** What a room needs from outside: a clock that moves a second at every look, and ids that count. */
const partsOf = (log: Log, assembly: string, node: string): RoomParts<Night> => {
  let now = at('17:30');
  const { newId, newJoinCode, shuffled, passHash } = outsideWorld()(now, chair);
  const keys = new BallotKeys(log.keyring, assembly);
  keys.box.deal(cards);
  return {
    id: assembly,
    chapter: night,
    log,
    clock: () => (now += SECOND),
    contextOf: (moment, by) => ({
      now: moment,
      by,
      newId: () => `${node}-${newId()}`,
      newJoinCode,
      shuffled,
      passHash,
      ballotBox: keys.box,
    }),
    keys,
  };
};

export const openRoom = (log: Log, plan: Plan = samplePlan, node = 'node'): Promise<NightRoom> =>
  Room.open(partsOf(log, plan.assembly.id, node));

export const submission = (serial: number, input: CommandInput): Submission<Night> => ({
  ...parsed(input),
  id: uuid(serial),
});

export const allCommits = async (log: Log, plan: Plan = samplePlan): Promise<LogCommit[]> => {
  const commits: LogCommit[] = [];
  for await (const commit of log.read(plan.assembly.id, beginning)) commits.push(commit);
  return commits;
};

/** Every commit that the room told of, in the order it told. */
export const heardBy = (room: NightRoom): LogCommit[] => {
  const heard: LogCommit[] = [];
  room.listen({ batch: ({ commits }) => void heard.push(...commits) });
  return heard;
};

const pause = (): Promise<void> => new Promise((resume) => setImmediate(resume));

const wait = async (turns: number): Promise<void> => {
  if (turns === 0) return;
  await pause();
  await wait(turns - 1);
};

/** One node’s way to a log that several share: before and after every write it waits for some turns of the event loop. */
export class SlowLog implements Log {
  readonly isShared = false;
  readonly #log: MemoryLog;
  readonly #delays: readonly number[];
  /** How often somebody else had been first. */
  conflicts = 0;
  #writes = 0;

  constructor(log: MemoryLog, delays: readonly number[]) {
    this.#log = log;
    this.#delays = delays;
  }

  get keyring() {
    return this.#log.keyring;
  }

  async append(
    assembly: string,
    expected: Head,
    batch: readonly LogCommit[],
  ): Promise<'stored' | 'conflict'> {
    await this.#wait();
    const outcome = await this.#log.append(assembly, expected, batch);
    await this.#wait();
    if (outcome === 'conflict') this.conflicts += 1;
    return outcome;
  }

  list(): Promise<string[]> {
    return this.#log.list();
  }

  read(assembly: string, after: Head): AsyncIterable<LogCommit> {
    return this.#log.read(assembly, after);
  }

  follow(assembly: string, after: Head, subscriber: Subscriber): () => void {
    return this.#log.follow(assembly, after, subscriber);
  }

  turn(): Promise<() => void> {
    return this.#log.turn();
  }

  erase(assembly: string, expected?: Head): ReturnType<Log['erase']> {
    return this.#log.erase(assembly, expected);
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  #wait(): Promise<void> {
    this.#writes += 1;
    return wait(this.#delays[this.#writes % this.#delays.length] ?? 0);
  }
}

/** A log whose next writes fail, as many as it is told. */
export class FailingLog extends SlowLog {
  failures = 0;

  override async append(
    assembly: string,
    expected: Head,
    batch: readonly LogCommit[],
  ): Promise<'stored' | 'conflict'> {
    if (this.failures === 0) return super.append(assembly, expected, batch);
    this.failures -= 1;
    throw new Error('The disk is full');
  }
}

/** A log whose writes wait until they are let go. */
export class HeldLog extends SlowLog {
  #held: PromiseWithResolvers<void> | null = null;
  #arrived = Promise.withResolvers<void>();

  hold(): void {
    this.#held = Promise.withResolvers();
    this.#arrived = Promise.withResolvers();
  }

  /** Resolves once a write waits. */
  get waits(): Promise<void> {
    return this.#arrived.promise;
  }

  release(): void {
    this.#held?.resolve();
    this.#held = null;
  }

  override async append(
    assembly: string,
    expected: Head,
    batch: readonly LogCommit[],
  ): Promise<'stored' | 'conflict'> {
    this.#arrived.resolve();
    await this.#held?.promise;
    return super.append(assembly, expected, batch);
  }
}
