/** One voting card in two hands, at two nodes at once: one of them votes, the other is told. */
import { expect, test } from 'vitest';
import { cards, chair, phone } from '../../support/night/night.ts';
import { allCommits, openedLog, openRoom, SlowLog, submission } from '../../support/night/rooms.ts';

const cast = (choice: string) => ({
  type: 'CastBallot' as const,
  ballot: 'B1',
  choices: [choice],
  card: cards.find(({ kind }) => kind === 'cards')?.code ?? '',
});

test('[BALLOT-6] a card that is used at two nodes at the same moment votes once', async () => {
  const log = await openedLog();
  const one = await openRoom(log, undefined, 'one');
  const two = await openRoom(new SlowLog(log, [3]), undefined, 'two');
  const opened = submission(1, { type: 'OpenBallot', ballot: 'B1', question: 'Shall we?', voters: 'cards' });
  expect(await one.submit(opened, chair)).toMatchObject({ ok: true });
  await two.settled();
  const replies = await Promise.all([
    one.submit(submission(2, cast('for')), phone(1)),
    two.submit(submission(3, cast('against')), phone(2)),
  ]);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect(replies).toContainEqual({ ok: false, refusal: { code: 'voted-already' } });
  const votes = (await allCommits(log))
    .flatMap(({ events }) => events)
    .filter(({ type }) => type === 'BallotCast');
  expect(votes).toHaveLength(1);
  await Promise.all([one.settled(), two.settled()]);
  expect([one, two].map(({ state }) => state.ballots.byId.get('B1')?.votes.size)).toEqual([1, 1]);
});
