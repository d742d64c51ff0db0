/** A rehearsal, and back to the start for the night itself. */
import { describe, expect, test } from 'vitest';
import { open } from '../../../shared/night/night.ts';
import { stateSliceNames, stateSlices } from '../../../shared/views/slices.ts';
import {
  at,
  begun,
  chair,
  DAY_MS,
  did,
  given,
  MINUTE,
  on,
  openingOf,
  phone,
  recorder,
  refused,
  samplePlan,
  steward,
  timekeeper,
  verifier,
  type Night,
  type Step,
} from '../../support/night/night.ts';

const end = { type: 'EndRehearsal' } as const;
const weekBefore = at('17:00') - 7 * DAY_MS;
const toA1 = { ask: 'A1', candidate: 'C4' } as const;

/** Something of every kind happens; the chair is in it from the start. */
const rehearsed: readonly Step[] = [
  on('S01', weekBefore),
  [weekBefore, phone(1), { type: 'CheckIn', delegation: 'D01', party: 3 }],
  [weekBefore, steward, { type: 'CountAtDoor', delegation: 'D01', heads: 12 }],
  [weekBefore, steward, { type: 'DeclareTurnout', delegation: 'D02', heads: 40 }],
  [weekBefore, chair, { type: 'MoveSegment', segment: 'S12', before: 'S05' }],
  [weekBefore, chair, { type: 'InsertSegment', before: 'S05', title: 'Sound check', seconds: 60 }],
  [weekBefore, chair, { type: 'EditSegment', segment: 'S13', title: 'Somebody', note: 'Quiet' }],
  [weekBefore, chair, { type: 'CutSegments', cuts: [{ segment: 'S22', from: 240, to: 60 }] }],
  [weekBefore, chair, { type: 'DrawLots' }],
  [weekBefore, chair, { type: 'SetCandidate', candidate: 'C1', status: 'late', substitute: 'Ada' }],
  [weekBefore, chair, { type: 'ChooseReserve', testimony: 'T1' }],
  [weekBefore, chair, { type: 'StartSegment', segment: 'S07', from: 'S01' }],
  [weekBefore, timekeeper, { type: 'StartTurn', speaker: 'C4' }],
  [weekBefore + MINUTE, timekeeper, { type: 'EndTurn' }],
  [weekBefore + MINUTE, timekeeper, { type: 'StartTurn', speaker: 'C2' }],
  [weekBefore + MINUTE, recorder, { type: 'RecordAnswer', ...toA1, value: 'yes' }],
  [weekBefore + MINUTE, verifier, { type: 'ConfirmAnswer', ...toA1 }],
  [weekBefore + MINUTE, chair, { type: 'RevealAnswers', ask: 'A1' }],
  [weekBefore + MINUTE, chair, { type: 'OpenBallot', ballot: 'B1', question: 'Shall we adopt the agenda?' }],
  [weekBefore + MINUTE, chair, { type: 'ShowScene', scene: 'board' }],
  [weekBefore + MINUTE, chair, { type: 'TellSpeaker', line: 'One minute' }],
];
const views = ({ state }: Night) =>
  Object.fromEntries(stateSliceNames.map((name) => [name, stateSlices[name].view(state)]));

describe('back to the start', () => {
  test('[BACK-8] nothing of the rehearsal shows in any view', () => {
    const night = given(...rehearsed);
    const fresh = views(given());
    const shows = stateSliceNames.filter(
      (name) => JSON.stringify(views(night)[name]) !== JSON.stringify(fresh[name]),
    );
    // People are what stays; delegations are those of the plan.
    expect(shows).toEqual(stateSliceNames.filter((name) => name !== 'crew' && name !== 'delegations'));
    expect(night.when('18:00', chair, end)).toStrictEqual(did({ type: 'RehearsalEnded' }));
    night.and('18:00', chair, end);
    expect(views(night)).toStrictEqual(fresh);
    const { turnout, ballots } = night.state;
    // Kept from everybody: which names were given, so that none of them comes to mean something else.
    const withoutGiven = { turnout: { ...turnout, given: null }, ballots: { ...ballots, gone: null } };
    const anew = open(openingOf(samplePlan));
    expect({ ...night.state, ...withoutGiven }).toStrictEqual({
      ...anew,
      turnout: { ...anew.turnout, given: null },
      ballots: { ...anew.ballots, gone: null },
    });
  });

  test('[BACK-8] people, their links and the join code stay', () => {
    const night = given(
      on('S01', weekBefore),
      [weekBefore, chair, { type: 'IssuePass', role: 'steward', name: 'Wen' }],
      [weekBefore, chair, { type: 'RevokePass', pass: 'pass-stage' }],
      [weekBefore, chair, { type: 'ChangeJoinCode' }],
    );
    const people = structuredClone(night.state.people);
    expect(people.joinCode).toBe('JOINBB');
    night.and('18:00', chair, end);
    expect(night.state.people).toStrictEqual(people);
    expect(views(night)).toMatchObject({ log: { lines: [], last: null } });
  });

  test('[BACK-8] then the night begins as if for the first time, and nothing older is taken back', () => {
    const night = given(...rehearsed, ['18:00', chair, end]);
    expect(night.when('18:01', chair, { type: 'TakeBack' })).toStrictEqual(refused('nothing-to-take-back'));
    expect(night.when('18:01', chair, { type: 'TakeBack', version: 6 })).toStrictEqual(
      refused('nothing-to-take-back'),
    );
    expect(night.when('18:30', chair, { type: 'StartSegment', segment: 'S01', from: null })).toStrictEqual(
      did({ type: 'NightStarted', rehearsal: false, start: at('18:30') }, begun('S01')),
    );
  });

  test('[BACK-8] there may be several rehearsals', () => {
    const night = given(...rehearsed, [weekBefore + 2 * MINUTE, chair, end], ...rehearsed);
    expect(night.state.agenda).toMatchObject({ rehearsal: true, current: 'S07' });
    expect(night.and('18:00', chair, end).state.agenda.rehearsal).toBeNull();
  });

  test.each([
    ['before anything began', given()],
    ['in the night itself', given(on('S01'))],
    ['after its end', given(on('S22', '20:06'), ['20:10', chair, { type: 'EndNight', from: 'S22' }])],
  ])('[BACK-9] %s it is refused', (_when, night) => {
    expect(night.when('20:30', chair, end)).toStrictEqual(refused('not-a-rehearsal'));
  });
});
