/** The kept night's first part: a rehearsal on its eve, the way back to the start, and what happens before the chair begins. */
import type { Cast } from './cast.ts';

/** Seven of each of six delegations, two of a seventh: some breakdowns are shown, and one is withheld. */
export const COMING = Array.from({ length: 44 }, (_, number) => number);
const homeOf = (number: number): string => `D0${Math.floor(number / 7) + 1}`;

export const rehearse = async (cast: Cast): Promise<void> => {
  cast.at('19:00');
  await cast.all([0, 1, 2, 8, 9], (number) => ({
    type: 'CheckIn',
    delegation: homeOf(number),
    party: 1 + (number % 2),
  }));
  await cast.start('S01');
  await cast.start('S03');
  await cast.say('steward', { type: 'CountAtDoor', delegation: 'D01', heads: 5 });
  await cast.say('steward', { type: 'DeclareTurnout', delegation: 'D01', heads: 6 });
  await cast.start('S07');
  await cast.say('timekeeper', { type: 'StartTurn' });
  const where = { ask: 'A1', candidate: 'C1' };
  await cast.say('recorder', { type: 'RecordAnswer', ...where, value: 'no', words: 'Only a rehearsal' });
  await cast.say('verifier', { type: 'ConfirmAnswer', ...where });
  await cast.say('chair', { type: 'RevealAnswers', ask: 'A1' });
  await cast.say('chair', { type: 'IssuePass', role: 'steward', name: 'The door at the back' });
  await cast.say('chair', { type: 'OpenBallot', ballot: 'R1', question: 'Does it work?' });
  await cast.all([0, 1, 8], () => ({ type: 'CastBallot', ballot: 'R1', choices: ['for'] }));
  await cast.say('chair', { type: 'ShowScene', scene: 'board' });
  cast.remember('a ballot was open in the rehearsal');
  await cast.say('chair', { type: 'EndRehearsal' });
  cast.remember('everything was back at the start');
};

const doors = async (cast: Cast): Promise<void> => {
  cast.at('17:45');
  await cast.all(COMING.slice(0, 30), (number) => ({
    type: 'CheckIn',
    delegation: homeOf(number),
    party: 1 + (number % 3),
  }));
  await cast.say(30, { type: 'CheckIn', delegation: 'D05' });
  await cast.say(44, { type: 'CheckIn', delegation: null, party: 2 });
  for (const delegation of ['D01', 'D02', 'D03', 'D08'])
    await cast.say('steward', { type: 'CountAtDoor', delegation, heads: 12 });
  await cast.say('steward', { type: 'CountAtDoor', delegation: 'D03', heads: -2 });
};

/** Groups 1 to 4: as said, as counted, declined, and one that nobody has looked at. */
const groups = async (cast: Cast): Promise<void> => {
  cast.at('17:58');
  await cast.say(45, { type: 'CheckIn', delegation: 'D03', party: 28 });
  await cast.say(46, { type: 'CheckIn', delegation: 'D11', party: 40 });
  await cast.say(47, { type: 'CheckIn', delegation: 'D12', party: 90 });
  await cast.say(48, { type: 'CheckIn', delegation: 'D20', party: 33 });
  await cast.say('steward', { type: 'ConfirmGroup', group: 1 });
  await cast.say('steward', { type: 'ConfirmGroup', group: 2, heads: 36 });
  await cast.say('steward', { type: 'DeclineGroup', group: 3 });
};

const candidates = async (cast: Cast): Promise<void> => {
  cast.at('18:10');
  const drawn = await cast.say('chair', { type: 'DrawLots' });
  await cast.takeBack(drawn);
  await cast.say('chair', { type: 'DrawLots', order: ['C2', 'C3', 'C4', 'C1'] });
  await cast.say('chair', { type: 'MoveCandidate', ask: 'A2', candidate: 'C1', before: 'C3' });
  await cast.takeBack(
    await cast.say('chair', { type: 'MoveCandidate', ask: 'A3', candidate: 'C1', before: null }),
  );
  for (const candidate of ['C1', 'C2'])
    await cast.say('chair', { type: 'SetCandidate', candidate, status: 'here' });
  await cast.say('chair', { type: 'SetCandidate', candidate: 'C3', status: 'late' });
  const away = { candidate: 'C4', status: 'absent', substitute: 'Dr Plumb' } as const;
  await cast.say('chair', { type: 'SetCandidate', ...away });
};

/** The wording is not locked yet; of passes one is taken back and one revoked, and the code is another. */
const lastThings = async (cast: Cast): Promise<void> => {
  cast.at('18:20');
  const text = 'Publish every award within 21 days';
  await cast.say('chair', { type: 'ChangeAskWording', ask: 'A5', point: 'A5b', text });
  await cast.takeBack(await cast.say('chair', { type: 'IssuePass', role: 'screen', name: 'The foyer' }));
  await cast.say('chair', { type: 'IssuePass', role: 'recorder', name: 'Wen Abernethy' });
  await cast.say('chair', { type: 'RevokePass', pass: cast.passOf('Wen Abernethy') });
  await cast.say('chair', { type: 'ShowScene', scene: 'welcome' });
  await cast.takeBack(await cast.say('chair', { type: 'FollowAgenda' }));
  await cast.say('chair', { type: 'FollowAgenda' });
  await cast.takeBack(await cast.say('chair', { type: 'SetScreenTheme', theme: 'light' }));
  await cast.say('chair', { type: 'ChangeJoinCode' });
  cast.remember('everybody waited for the start');
};

export const beforeTheStart = async (cast: Cast): Promise<void> => {
  cast.theEvening();
  await doors(cast);
  await groups(cast);
  await candidates(cast);
  await lastThings(cast);
};

/** By the new code. */
export const comeLate = async (cast: Cast): Promise<void> => {
  await cast.all(COMING.slice(31), (number) => ({ type: 'CheckIn', delegation: homeOf(number), party: 1 }));
  const late = await cast.newPhone();
  await cast.say(late, { type: 'CheckIn', delegation: 'D25', party: 2 });
  await cast.say(late, { type: 'CheckIn', delegation: 'D24', party: 3 });
};
