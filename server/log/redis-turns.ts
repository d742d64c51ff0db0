/** Nodes that write at once take turns, the crew's first: they could do without, but each conflict is dear. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ms } from '../../shared/kernel/time.ts';
import { keysOf } from './redis-entry.ts';
import type { RedisFollower } from './redis-follower.ts';
import { ANSWER_MS, NoAnswer, type RedisConnection } from './redis-connection.ts';
import { PASS_ON, TAKE } from './redis-scripts.ts';

/** A node that died or hangs with its turn holds the others up for this long. It may still append: the log sees to it. */
export const LEASE_MS: Ms = 1_000;
const AGAIN_MS: Ms = 4;

/** How far a node has heard what the others stored. */
type Hearing = Pick<RedisFollower<never>, 'hasHeard' | 'news'>;

export class RedisTurns {
  /** This node, for as long as it runs. */
  readonly node = randomUUID();
  readonly #connection: RedisConnection;
  readonly #held = new Set<string>();

  constructor(connection: RedisConnection) {
    this.#connection = connection;
  }

  /** Resolves with how to end it, once it is this node's turn and its follower has heard all that others stored. */
  async take(assembly: string, isUrgent: () => boolean, follower: Hearing | undefined): Promise<() => void> {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- asks again until it is granted
      const end = await this.#ask(assembly, isUrgent());
      if (end >= 0) {
        this.#held.add(assembly);
        // oxlint-disable-next-line no-await-in-loop
        if (follower) await this.#caughtUp(follower, end);
        return () => this.#pass(assembly);
      }
      // oxlint-disable-next-line no-await-in-loop
      await Promise.race([pause(AGAIN_MS), ...(follower ? [follower.news] : [])]);
    }
  }

  /** An append passes the turn on by itself. */
  passed(assembly: string): void {
    this.#held.delete(assembly);
  }

  #ask(assembly: string, isUrgent: boolean): Promise<number> {
    const { commits, turn, waiting } = keysOf(assembly);
    const asked = {
      keys: [commits, turn, waiting],
      arguments: [this.node, String(LEASE_MS), isUrgent ? '1' : '0'],
    };
    return this.#connection.ask(async (client) => Number(await client.eval(TAKE, asked)));
  }

  async #caughtUp(follower: Hearing, end: number): Promise<void> {
    const late = AbortSignal.timeout(ANSWER_MS);
    while (!follower.hasHeard(end)) {
      if (late.aborted) throw new NoAnswer('What others stored does not arrive');
      // oxlint-disable-next-line no-await-in-loop -- one batch after the other
      await Promise.race([pause(AGAIN_MS), follower.news]);
    }
  }

  /** If Redis doesn't hear of it, the turn ends by itself when its time is over. */
  #pass(assembly: string): void {
    if (!this.#held.delete(assembly)) return;
    const { turn, waiting } = keysOf(assembly);
    const passing = { keys: [turn, waiting], arguments: [this.node, String(LEASE_MS)] };
    this.#connection.ask((client) => client.eval(PASS_ON, passing)).catch(() => {});
  }
}
