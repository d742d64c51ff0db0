/** Cutting what is still to come, and what every change does to the projected finish. */
import { describe, expect, test } from 'vitest';
import type { SegmentCut } from '../../../shared/agenda/events.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { project } from '../../../shared/views/projection.ts';
import { agendaView } from '../../../shared/views/agenda.ts';
import {
  at,
  byId,
  chair,
  did,
  given,
  MINUTE,
  on,
  otherChair,
  refused,
  SECOND,
  type Night,
  type Step,
} from '../../support/night/night.ts';

type Cut = Extract<CommandInput, { type: 'CutSegments' }>['cuts'][number];

const cut = (...cuts: Cut[]) => ({ type: 'CutSegments', cuts }) as const;
const add = (segment: string, seconds: number) => ({ type: 'AddTime', segment, seconds }) as const;
const shortened = (segment: string, from: number, to: number): SegmentCut => ({
  segment,
  fromMs: from * SECOND,
  toMs: to * SECOND,
  perCandidateFromMs: null,
  perCandidateToMs: null,
});

const segment = (night: Night, id: string) => byId(night.state.agenda.segments, id);
const finish = (...steps: Step[]) => {
  const { finishAt, overMs } = project(agendaView(given(...steps).state), at('18:00'), false);
  return [finishAt, overMs];
};

describe('cutting', () => {
  const late = given(on('S03', '18:50'));

  test('[CHANGE-6] a whole proposal is one step; what goes to nothing is left out', () => {
    const proposal = cut({ segment: 'S22', from: 240, to: 60 }, { segment: 'S12', from: 180, to: 0 });
    expect(late.when('18:55', chair, proposal)).toStrictEqual(
      did({ type: 'SegmentsCut', cuts: [shortened('S22', 240, 60), shortened('S12', 180, 0)] }),
    );
    const night = given(on('S03'), ['18:55', chair, proposal]);
    expect(segment(night, 'S22')).toMatchObject({ lengthMs: MINUTE, skipped: false, plannedMs: 4 * MINUTE });
    expect(segment(night, 'S12')).toMatchObject({ lengthMs: 3 * MINUTE, skipped: true });
  });

  test.each([
    ['what is never cut', { segment: 'S05', from: 360, to: 300 }, 'never-cut', 'S05'],
    ['below the shortest length', { segment: 'S22', from: 240, to: 59 }, 'length-out-of-range', 'S22'],
    ['to minus five', { segment: 'S12', from: 180, to: -5 }, 'length-out-of-range', 'S12'],
    ['to more than it had', { segment: 'S12', from: 180, to: 36_000 }, 'length-out-of-range', 'S12'],
    ['what is over', { segment: 'S02', from: 240, to: 0 }, 'segment-is-over', 'S02'],
    ['what is not there', { segment: 'S99', from: 240, to: 0 }, 'no-such-segment', 'S99'],
  ] as const)('[CHANGE-6] %s is refused, and with it the whole proposal', (_what, wrong, code, detail) => {
    const proposal = cut({ segment: 'S20', from: 240, to: 90 }, wrong);
    expect(late.when('18:55', chair, proposal)).toStrictEqual(refused(code, detail));
  });

  test('[CHANGE-6] what is on stays as it is', () => {
    expect(given(on('S12')).when('19:25', chair, cut({ segment: 'S12', from: 180, to: 0 }))).toStrictEqual(
      refused('segment-is-over', 'S12'),
    );
  });

  test.each([
    ['was lengthened since', add('S22', 60)],
    ['was left out since', { type: 'SkipSegment', segment: 'S22' }],
    ['was cut by the other chair', cut({ segment: 'S22', from: 240, to: 120 })],
  ] as const)('[CHANGE-7] a proposal is refused when a segment of it %s', (_what, since) => {
    const night = given(on('S03'), ['18:54', otherChair, since]);
    const proposal = cut({ segment: 'S12', from: 180, to: 0 }, { segment: 'S22', from: 240, to: 60 });
    expect(night.when('18:55', chair, proposal)).toStrictEqual(refused('proposal-stale', 'S22'));
  });

  test('[CHANGE-7] so is one that names a segment twice', () => {
    const proposal = cut({ segment: 'S22', from: 240, to: 120 }, { segment: 'S22', from: 240, to: 60 });
    expect(late.when('18:55', chair, proposal)).toStrictEqual(refused('proposal-stale', 'S22'));
  });

  test('[CHANGE-8] candidates’ slots become shorter for all', () => {
    const proposal = cut({ segment: 'S18', from: 360, to: 240, perCandidate: 60 });
    const slots = { perCandidateFromMs: 90 * SECOND, perCandidateToMs: 60 * SECOND };
    expect(late.when('18:55', chair, proposal)).toStrictEqual(
      did({ type: 'SegmentsCut', cuts: [{ ...shortened('S18', 360, 240), ...slots }] }),
    );
    const night = given(['18:00', chair, proposal], on('S18'));
    expect(night.when('20:00', chair, { type: 'StartTurn' })).toMatchObject({
      value: [{ type: 'TurnStarted', allottedMs: MINUTE }],
    });
  });

  test.each([
    ['S18', 360, 240, 91],
    ['S18', 360, 240, 4],
    ['S18', 360, 240, -5],
    ['S18', 360, 240, 36_000],
    ['S22', 240, 120, 30],
  ])('[CHANGE-8] in %s of %i s, cut to %i s, slots of %i s are refused', (id, from, to, perCandidate) => {
    expect(late.when('18:55', chair, cut({ segment: id, from, to, perCandidate }))).toStrictEqual(
      refused('length-out-of-range', id),
    );
  });
});

test('[CHANGE-9] the projected finish follows every change; the planned finish stands', () => {
  const ten = at('20:10');
  expect(finish()).toEqual([ten, 0]);
  expect(
    finish([
      '18:00',
      chair,
      { type: 'InsertSegment', before: 'S04', title: 'A word of thanks', seconds: 120 },
    ]),
  ).toEqual([ten + 2 * MINUTE, 2 * MINUTE]);
  expect(finish(['18:00', chair, add('S12', 60)])).toEqual([ten + MINUTE, MINUTE]);
  expect(finish(['18:00', chair, { type: 'MoveSegment', segment: 'S12', before: null }])).toEqual([ten, 0]);
  expect(finish(['18:00', chair, cut({ segment: 'S12', from: 180, to: 0 })])).toEqual([
    ten - 3 * MINUTE,
    -3 * MINUTE,
  ]);
});
