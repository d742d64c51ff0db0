/** A night on three nodes in which a node and Redis are killed, and every node is restarted: nothing acknowledged is lost, nothing counts twice. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../shared/wire.ts';
import { Unanswered, type Visitor } from '../../support/programs/client.ts';
import { ManyNodes, untilStatus } from '../../support/programs/many-nodes.ts';
import { expectRecordHolds } from '../../support/moves/nothing-is-lost.ts';
import { dice } from '../../support/moves/seeded.ts';
import { SteadfastPhone, type Saying } from '../../support/programs/steadfast-phone.ts';

const PHONES = 150;
/** Within which every phone is to be back after a node was killed. */
const BACK_MS = 5_000;
const SEGMENTS = ['S01', 'S02', 'S03', 'S04', 'S05'];

interface Press {
  readonly id: string;
  readonly reply: Reply;
  readonly waitedMs: number;
}

/** Says it until it is answered, under one id, as the console does. */
const press = async (chair: Visitor, segment: string): Promise<Press> => {
  const [id, since] = [randomUUID(), performance.now()];
  const from = chair.view.agenda?.current ?? null;
  for (;;)
    try {
      const reply = await chair.send('StartSegment', { segment, from }, id);
      if (reply.ok || reply.refusal.code !== 'unavailable')
        return { id, reply, waitedMs: performance.now() - since };
      await pause(50);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      await chair.until((_, { isConnected }) => isConnected, 'the chair to be back');
    }
};

/** Everybody at work, until the night is over. */
class Evening {
  readonly many: ManyNodes;
  readonly phones: readonly SteadfastPhone[];
  readonly presses: Press[] = [];
  readonly #chair: Visitor;
  readonly #work: Promise<unknown>;
  #isOver = false;

  private constructor(many: ManyNodes, phones: readonly SteadfastPhone[], chair: Visitor) {
    this.many = many;
    this.phones = phones;
    this.#chair = chair;
    const isOver = (): boolean => this.#isOver;
    this.#work = Promise.all([...phones.map((phone) => phone.keepCheckingIn(isOver)), this.#keepPressing()]);
  }

  static async begin(many: ManyNodes, seed: number): Promise<Evening> {
    const { code } = many.nodes[0].assembly;
    const phones = Array.from(
      { length: PHONES },
      (_, index) => new SteadfastPhone(many.url, code, dice(seed + index)),
    );
    await Promise.all(phones.map((phone) => phone.comeIn()));
    const chair = await many.crew('chair', undefined, { comesBack: true });
    return new Evening(many, phones, chair);
  }

  async untilSaid(more: number): Promise<void> {
    const wanted = this.#said + more;
    while (this.#said < wanted) await pause(20);
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#work;
    this.#chair.leave();
  }

  goHome(): void {
    for (const phone of this.phones) phone.leave();
  }

  get absences(): number[] {
    return this.phones.flatMap(({ absences }) => absences);
  }

  get #said(): number {
    return this.phones.reduce((sum, { said }) => sum + said.length, 0);
  }

  async #keepPressing(): Promise<void> {
    for (let at = 0; !this.#isOver; at += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one press after the other
      this.presses.push(await press(this.#chair, SEGMENTS[at % SEGMENTS.length] ?? ''));
      // oxlint-disable-next-line no-await-in-loop
      await pause(100);
    }
  }
}

/** The log holds what was acknowledged and nothing that was refused, and every node shows what it comes to. */
const expectRecord = async ({ many, phones, presses }: Evening): Promise<void> => {
  const { commits, memory } = await many.record();
  const answered: readonly Pick<Saying, 'id' | 'reply'>[] = [
    ...phones.flatMap(({ said }) => said),
    ...presses,
  ];
  for (const node of many.nodes) await expectRecordHolds(many.witness(node, commits), answered);
  expect(commits).toHaveLength(1 + answered.filter(({ reply }) => reply.ok).length);
  expect(memory.state.turnout.checkIns.size).toBe(phones.length);
};

/** Every node shows what was acknowledged: each phone's last word, once. */
const expectTallies = async ({ many, phones }: Evening): Promise<void> => {
  const heads = phones.reduce((sum, { said }) => sum + (said.at(-1)?.body.party ?? 0), 0);
  const chairs = await Promise.all(many.nodes.map(({ url }) => many.crew('chair', url)));
  for (const chair of chairs) {
    await chair.until(({ turnout }) => turnout?.total.phoneHeads === heads, 'the tally of what was said');
    await chair.until(({ presence }) => presence?.phones === PHONES, 'every phone to be connected');
    expect(chair.view.turnout?.total.phones).toBe(PHONES);
    expect(chair.view.agenda).toEqual(chairs[0]?.view.agenda);
    chair.leave();
  }
};

describe('a night on three nodes', () => {
  test(
    '[LOG-4] [LOG-5] goes on when a node is killed, when Redis is, and while each node is restarted',
    { timeout: 90_000 },
    async () => {
      const many = await ManyNodes.start();
      const evening = await Evening.begin(many, 7);
      const [one] = many.nodes;
      await evening.untilSaid(300);

      await one.kill('SIGKILL');
      await pause(BACK_MS);
      const away = evening.absences;
      expect(away.length).toBeGreaterThan(PHONES / 6);
      expect(Math.max(...away)).toBeLessThan(BACK_MS);
      expect(evening.phones.every(({ isConnected }) => isConnected)).toBe(true);
      await one.restart();
      await evening.untilSaid(300);

      await many.redis.kill();
      await untilStatus(`${one.url}/readyz`, 503);
      await many.redis.start();
      await evening.untilSaid(600);

      for (const node of many.nodes) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other is what rolling means
        await node.restart();
        // oxlint-disable-next-line no-await-in-loop
        await untilStatus(`${node.url}/readyz`, 200);
        // oxlint-disable-next-line no-await-in-loop
        await evening.untilSaid(200);
      }

      await evening.end();
      await expectRecord(evening);
      await expectTallies(evening);
      evening.goHome();
      await many.stop();
    },
  );
});
