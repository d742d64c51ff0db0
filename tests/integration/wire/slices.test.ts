/** What reaches whom: a role gets the slices that it may read, all of them at once when it comes, and never any other. */
import { beforeEach, describe, expect, test } from 'vitest';
import { roles, type Role } from '../../../shared/kernel/roles.ts';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { readBy } from '../../support/night/who-may.ts';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

let server: RunningServer;
beforeEach(async () => {
  server = await startServer();
});

const come = (role: Role): Promise<Visitor> => (role === 'phone' ? phone(server) : crew(server, role));
const everybody = async (): Promise<Record<Role, Visitor>> => ({
  phone: await come('phone'),
  chair: await come('chair'),
  recorder: await come('recorder'),
  verifier: await come('verifier'),
  timekeeper: await come('timekeeper'),
  steward: await come('steward'),
  screen: await come('screen'),
  stage: await come('stage'),
});

const slicesOf = ({ views }: Visitor, at: number): string[] => Object.keys(views[at]?.slices ?? {});

const WORDS = 'Only if the diary allows it';
const ANSWER = { ask: 'A1', candidate: 'C4' } as const;

/** The night up to a recorded and confirmed answer that the hall has not seen. */
const upToTheReveal = async ({
  phone: tab,
  chair,
  recorder,
  verifier,
  timekeeper,
  steward,
}: Record<Role, Visitor>) => {
  const replies = [
    await tab.send('CheckIn', { delegation: 'D02', party: 2 }),
    await steward.send('CountAtDoor', { delegation: 'D02', heads: 41 }),
    await chair.send('StartSegment', { segment: 'S07', from: null }),
    await timekeeper.send('StartTurn', {}),
    await recorder.send('RecordAnswer', { ...ANSWER, value: 'yes_if', words: WORDS }),
    await verifier.send('ConfirmAnswer', ANSWER),
    await chair.send('IssuePass', { role: 'steward', name: 'Yusuf' }),
  ];
  expect(replies.map(codeOf)).toEqual(replies.map(() => 'ok'));
};

describe('slices', () => {
  // Pending: `service` has no value before the first fault, and a newcomer is told of its own presence before its view.
  test('each role has its whole view with the first message', async () => {
    const visitors = await everybody();
    for (const role of roles)
      expect([role, slicesOf(visitors[role], 0).toSorted()]).toEqual([role, readBy(role).toSorted()]);
  });

  test('through a whole busy night no role is sent a slice of another', async () => {
    const all = await everybody();
    await upToTheReveal(all);
    await all.chair.send('RevealAnswers', { ask: 'A1' });
    await all.chair.send('ShowScene', { scene: 'board' });
    await all.chair.until(({ scene }) => scene?.scene.kind === 'board', 'the board');
    await all.screen.until(({ scene }) => scene?.scene.kind === 'board', 'the board');
    await all.phone.until(
      ({ now }) => now?.ask?.answers.some(({ mark }) => mark !== null) ?? false,
      'the answer',
    );
    for (const role of roles) {
      const got = new Set(all[role].views.flatMap((_, at) => slicesOf(all[role], at)));
      const strangers = [...got].filter((name) => !readBy(role).some((own) => own === name));
      expect([role, strangers]).toEqual([role, []]);
      expect(all[role].mine === null).toBe(role !== 'phone');
    }
  });

  test('an answer reaches hall and phones with the reveal, and no packet hints at it before', async () => {
    const all = await everybody();
    await upToTheReveal(all);
    await all.verifier.until(
      ({ answers }) => answers?.asks.some(({ canReveal }) => canReveal) ?? false,
      'an answer to reveal',
    );
    for (const role of ['phone', 'screen', 'stage', 'steward'] as const) {
      await all[role].time();
      expect([role, all[role].packets.filter((packet) => packet.includes(WORDS))]).toEqual([role, []]);
      expect(all[role].packets.join()).not.toMatch(/yes_if|confirmedBy/);
    }
    await all.chair.send('RevealAnswers', { ask: 'A1' });
    for (const role of ['phone', 'screen'] as const)
      await all[role].until((view) => JSON.stringify(view).includes(WORDS), `the answer on the ${role}`);
  });

  test('phones are sent no counts: a check-in of one is no news to another', async () => {
    const [tab, other, chair] = [await come('phone'), await come('phone'), await come('chair')];
    await tab.send('CheckIn', { delegation: 'D02', party: 2 });
    await chair.until(({ turnout }) => turnout?.total.phones === 1, 'the check-in');
    await chair.send('StartSegment', { segment: 'S01', from: null });
    await other.until(({ now }) => now?.state === 'on', 'the welcome');
    expect(slicesOf(other, 0)).toContain('delegations');
    expect(
      other.views
        .slice(1)
        .flatMap(({ slices }) => Object.keys(slices))
        .toSorted(),
    ).toEqual(['night', 'now']);
    await tab.until(() => tab.mine?.checkIn?.party === 2, 'the phone to be told what it said');
    expect(other.mine?.checkIn).toBeNull();
  });
});
