/** A vote of the floor on three nodes while each of them is restarted, and one card in two hands: each voter once, and the key is gone everywhere. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { PrintedCard } from '../../../shared/ballots/ballot-box.ts';
import type { Reply } from '../../../shared/wire.ts';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { ManyNodes, untilStatus } from '../../support/programs/many-nodes.ts';
import { expectRecordHolds } from '../../support/moves/nothing-is-lost.ts';
import { dice } from '../../support/moves/seeded.ts';
import { SteadfastPhone } from '../../support/programs/steadfast-phone.ts';

const PHONES = 120;
const sides = ['for', 'against', 'abstain'] as const;
const ballot = 'B1';

interface Slip {
  readonly side: string;
  readonly id: string;
  readonly reply: Reply;
}

/** Each votes at a moment of its own, all of them within the restarts. */
const voteOf = async (phone: SteadfastPhone, index: number): Promise<Slip> => {
  const chance = dice(500 + index);
  await pause(chance.between(0, 6_000));
  const side = chance.oneOf(sides);
  const id = randomUUID();
  const said = { type: 'CastBallot' as const, ballot, choices: [side] };
  const reply = await phone.say(said, id);
  // Again, wherever it is connected by now: the same answer.
  expect(await phone.say(said, id)).toEqual(reply);
  return { side, id, reply };
};

const restartAll = async (many: ManyNodes): Promise<void> => {
  for (const node of many.nodes) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what rolling means
    await node.restart();
    // oxlint-disable-next-line no-await-in-loop
    await untilStatus(`${node.url}/readyz`, 200);
  }
};

const rowOf = (chair: Visitor, id: string) => chair.view.ballots?.ballots.find((one) => one.id === id);
const does = async (chair: Visitor, type: 'CloseBallot' | 'RevealBallot', id: string): Promise<void> =>
  expect(codeOf(await chair.send(type, { ballot: id }))).toBe('ok');

describe('a vote on three nodes', { timeout: 90_000 }, () => {
  test('[BALLOT-4] [LOG-4] each vote counts once while every node is restarted, wherever it was given', async () => {
    const many = await ManyNodes.start();
    const { code } = many.nodes[0].assembly;
    const phones = Array.from(
      { length: PHONES },
      (_, index) => new SteadfastPhone(many.url, code, dice(index)),
    );
    await Promise.all(phones.map((phone) => phone.comeIn()));
    await Promise.all(
      phones.map((phone) => phone.say({ type: 'CheckIn', delegation: 'D02', party: 1 }, randomUUID())),
    );
    const opener = await many.crew('chair', many.nodes[0].url);
    const put = { ballot, question: 'Shall we adopt the agenda?' };
    expect(codeOf(await opener.send('OpenBallot', put))).toBe('ok');

    const [slips] = await Promise.all([Promise.all(phones.map(voteOf)), restartAll(many)]);
    expect(slips.map(({ reply }) => codeOf(reply))).toEqual(phones.map(() => 'ok'));
    const chair = await many.crew('chair', many.nodes[1].url);
    await does(chair, 'CloseBallot', ballot);
    const other = await many.crew('chair', many.nodes[2].url);
    await other.until(() => rowOf(other, ballot)?.stage === 'closed', 'the close at another node');
    await does(other, 'RevealBallot', ballot);
    await chair.until(() => rowOf(chair, ballot)?.revealed === true, 'the result at every node');
    const tally = sides.map((side) => slips.filter((slip) => slip.side === side).length);
    expect(rowOf(chair, ballot)?.result).toMatchObject({ cast: PHONES, votes: tally });

    const { commits } = await many.record();
    const cast = commits.filter(({ events }) => events.some(({ type }) => type === 'BallotCast'));
    expect(cast).toHaveLength(PHONES);
    expect(new Set(cast.map(({ by }) => by)).size).toBe(PHONES);
    for (const node of many.nodes) await expectRecordHolds(many.witness(node, commits), slips);
    for (const phone of phones) phone.leave();
    await many.stop();
  });

  test('[BALLOT-6] one card in two hands, at two nodes at the same moment, votes once', async () => {
    const many = await ManyNodes.start();
    const chairs = await Promise.all(many.nodes.map(({ url }) => many.crew('chair', url)));
    const [chair, other] = chairs;
    if (!chair || !other) throw new Error('a chair at each node');
    const cards = await new Promise<readonly PrintedCard[]>((tell) => chair.socket.emit('cards', tell));
    const put = { ballot, question: 'Shall we?', voters: 'cards' } as const;
    expect(codeOf(await chair.send('OpenBallot', put))).toBe('ok');
    await other.until(() => rowOf(other, ballot)?.stage === 'open', 'the opening at the other node');
    const printed = cards.filter(({ kind }) => kind === 'cards').slice(0, 12);
    const codes = await Promise.all(
      printed.map(async ({ code: card }) => {
        const cast = (at: Visitor, side: string) => at.send('CastBallot', { ballot, choices: [side], card });
        const replies = await Promise.all([cast(chair, 'for'), cast(other, 'against')]);
        return replies.map(codeOf).toSorted();
      }),
    );
    expect(codes).toEqual(printed.map(() => ['ok', 'voted-already']));
    await does(other, 'CloseBallot', ballot);
    await does(other, 'RevealBallot', ballot);
    await chair.until(() => rowOf(chair, ballot)?.revealed === true, 'the result');
    expect(rowOf(chair, ballot)?.result?.cast).toBe(printed.length);
    await many.stop();
  });
});
