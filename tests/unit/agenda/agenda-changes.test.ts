/** The running order changed during the night: moved, inserted, edited, given time. */
import { describe, expect, test } from 'vitest';
import { commandSchemas, type CommandInput } from '../../../shared/night/commands.ts';
import type { NightEvent } from '../../../shared/night/events.ts';
import { agendaView } from '../../../shared/views/agenda.ts';
import {
  byId,
  chair,
  did,
  given,
  givenPlan,
  MINUTE,
  nothing,
  on,
  otherChair,
  refused,
  samplePlan,
  SECOND,
  timekeeper,
  type Night,
  type Step,
} from '../../support/night/night.ts';

const move = (segment: string, before: string | null) => ({ type: 'MoveSegment', segment, before }) as const;
const insert = (before: string | null, seconds = 120) =>
  ({ type: 'InsertSegment', before, title: 'A word of thanks', seconds }) as const;
const edit = (segment: string, to: object): CommandInput => ({ type: 'EditSegment', segment, ...to });
const add = (segment: string, seconds: number) => ({ type: 'AddTime', segment, seconds }) as const;

const moved = (segment: string, before: string | null, was: string | null): NightEvent => ({
  type: 'SegmentMoved',
  segment,
  before,
  was,
});
const edited = (segment: string, to: object, was: object): NightEvent => ({
  type: 'SegmentEdited',
  segment,
  to,
  was,
});
const inserted = (before: string | null): NightEvent => ({
  type: 'SegmentInserted',
  segment: 'id-1',
  before,
  title: 'A word of thanks',
  kind: 'speech',
  lengthMs: 2 * MINUTE,
});
const end: Step = ['20:10', chair, { type: 'EndNight', from: 'S22' }];
const order = (night: Night) => night.state.agenda.segments.map(({ id }) => id);
const segment = (night: Night, id: string) => byId(night.state.agenda.segments, id);
const around = (night: Night, id: string) => {
  const ids = order(night);
  return ids.slice(ids.indexOf(id) - 1, ids.indexOf(id) + 2);
};

describe('moving', () => {
  test('[CHANGE-1] puts a segment before another one that is to come, or at the end', () => {
    const night = given(on('S03'));
    expect(night.when('18:40', chair, move('S12', 'S05'))).toStrictEqual(did(moved('S12', 'S05', 'S13')));
    expect(around(night.and('18:40', chair, move('S12', 'S05')), 'S12')).toEqual(['S04', 'S12', 'S05']);
    expect(night.when('18:41', chair, move('S12', null))).toStrictEqual(did(moved('S12', null, 'S05')));
    expect(order(night.and('18:41', chair, move('S12', null))).at(-1)).toBe('S12');
    expect(night.when('18:42', chair, move('S22', 'S04'))).toStrictEqual(did(moved('S22', 'S04', 'S12')));
    expect(order(night).toSorted()).toEqual(samplePlan.running_order.map(({ id }) => id));
  });

  test('[CHANGE-1] to where it stands changes nothing', () => {
    for (const before of ['S12', 'S13'])
      expect(given().when('18:00', chair, move('S12', before))).toStrictEqual(nothing);
    expect(given().when('18:00', chair, move('S22', null))).toStrictEqual(nothing);
  });

  test.each([
    ['what is on', given(on('S03')), move('S03', null), 'segment-is-over', 'S03'],
    ['what is over', given(on('S03')), move('S02', null), 'segment-is-over', 'S02'],
    ['before what is on', given(on('S03')), move('S12', 'S03'), 'segment-is-over', 'S03'],
    ['before what is over', given(on('S03')), move('S12', 'S01'), 'segment-is-over', 'S01'],
    ['anything after the end', given(on('S22'), end), move('S22', null), 'segment-is-over', 'S22'],
    ['what is not there', given(), move('S99', 'S01'), 'no-such-segment', 'S99'],
    ['before what is not there', given(), move('S12', 'S99'), 'no-such-segment', 'S99'],
  ] as const)('[CHANGE-1] %s is refused', (_what, night, command, code, detail) => {
    expect(night.when('20:11', chair, command)).toStrictEqual(refused(code, detail));
  });

  test('[CHANGE-1] of two chairs who move the same, both are done, one after the other', () => {
    const night = given(['18:00', chair, move('S12', 'S05')], ['18:00', otherChair, move('S12', 'S07')]);
    expect(around(night, 'S12')).toEqual(['S06', 'S12', 'S07']);
  });
});

describe('inserting', () => {
  test('[CHANGE-2] puts something new before what is to come, or at the end', () => {
    const night = given(on('S03'));
    expect(night.when('18:40', chair, insert('S04'))).toStrictEqual(did(inserted('S04')));
    expect(around(given(on('S03'), ['18:40', chair, insert('S04')]), 'id-1')).toEqual(['S03', 'id-1', 'S04']);
    expect(order(given(['18:00', chair, insert(null)])).at(-1)).toBe('id-1');
  });

  test('[CHANGE-2] it has no planned time, the scene of its kind, and is cut first', () => {
    const night = given(['18:00', chair, { ...insert('S04'), kind: 'rollcall' }]);
    expect(segment(night, 'id-1')).toStrictEqual({
      ...segment(given(), 'S04'),
      id: 'id-1',
      kind: 'rollcall',
      title: 'A word of thanks',
      lead: [],
      scene: 'rollcall',
      plannedOffsetMs: null,
      plannedMs: 2 * MINUTE,
      lengthMs: 2 * MINUTE,
      minMs: 0,
      cut: 1,
    });
    expect(byId(agendaView(night.state).segments, 'id-1')).toMatchObject({ plannedAt: null, canStart: true });
  });

  test.each([
    ['before what is on', insert('S03'), 'segment-is-over', 'S03'],
    ['before what is over', insert('S01'), 'segment-is-over', 'S01'],
    ['before what is not there', insert('S99'), 'no-such-segment', 'S99'],
    ['of minus five seconds', insert(null, -5), 'length-out-of-range', undefined],
    ['of four seconds', insert(null, 4), 'length-out-of-range', undefined],
    ['of ten hours', insert(null, 36_000), 'length-out-of-range', undefined],
  ] as const)('[CHANGE-2] [CHANGE-5] %s is refused', (_what, command, code, detail) => {
    expect(given(on('S03')).when('18:40', chair, command)).toStrictEqual(refused(code, detail));
  });

  test('[CHANGE-2] after the end there is no place for it', () => {
    expect(given(on('S22'), end).when('20:11', chair, insert(null))).toStrictEqual(
      refused('night-not-running'),
    );
  });

  test('[CHANGE-2] it needs a title that people can read', () => {
    for (const title of ['', '  ', 'x'.repeat(161), 'a\u0000b'])
      expect(commandSchemas.InsertSegment.safeParse({ ...insert(null), title }).success).toBe(false);
  });

  test('[CHANGE-5] an evening has 160 segments at most', () => {
    const many = Array.from({ length: 160 }, (_, index) => ({
      id: `M${index}`,
      kind: 'speech' as const,
      title: 'A speech',
      s: 60,
      cut: 0,
      lead: [],
    }));
    expect(
      givenPlan({ ...samplePlan, running_order: many }).when('18:00', chair, insert(null)),
    ).toStrictEqual(refused('length-out-of-range'));
    expect(
      givenPlan({ ...samplePlan, running_order: many.slice(1) }).when('18:00', chair, insert(null)),
    ).toMatchObject({ ok: true });
  });
});

describe('editing', () => {
  const all = { title: 'All stand', lead: ['chair2', 'Ada Lead'], note: 'Lights down' };

  test('[CHANGE-3] changes title, leads, length and note, and says what they were', () => {
    const night = given(on('S03'));
    const was = { title: 'Turn to someone you do not know', lead: ['chair2'], note: null };
    expect(night.when('18:40', chair, edit('S12', { ...all, seconds: 90 }))).toStrictEqual(
      did(edited('S12', { ...all, lengthMs: 90 * SECOND }, { ...was, lengthMs: 3 * MINUTE })),
    );
    night.and('18:40', chair, edit('S12', { ...all, seconds: 90 }));
    expect(segment(night, 'S12')).toMatchObject({ ...all, lengthMs: 90 * SECOND, plannedMs: 3 * MINUTE });
    expect(byId(agendaView(night.state).segments, 'S12')).toMatchObject({
      leads: ['Idris Halloway', 'Ada Lead'],
      note: 'Lights down',
    });
  });

  test('[CHANGE-3] the title of what is over can be put right, its length can not', () => {
    const night = given(on('S03'));
    expect(night.when('18:40', chair, edit('S01', { title: 'Welcome' }))).toMatchObject({ ok: true });
    expect(night.when('18:40', chair, edit('S01', { seconds: 60 }))).toStrictEqual(
      refused('segment-is-over', 'S01'),
    );
    expect(night.when('18:40', chair, edit('S03', { seconds: 60 }))).toMatchObject({ ok: true });
  });

  test('[CHANGE-3] what is so already changes nothing', () => {
    const same = { title: 'Turn to someone you do not know', seconds: 180, note: null };
    expect(given().when('18:00', chair, edit('S12', same))).toStrictEqual(nothing);
    expect(given().when('18:00', chair, edit('S12', {}))).toStrictEqual(nothing);
    expect(given().when('18:00', chair, edit('S99', {}))).toStrictEqual(refused('no-such-segment', 'S99'));
  });

  test.each([-5, 0, 4, 10_801, 36_000])('[CHANGE-5] a length of %i seconds is refused', (seconds) => {
    expect(given().when('18:00', chair, edit('S12', { seconds }))).toStrictEqual(
      refused('length-out-of-range'),
    );
  });

  test.each([5, 10_800])('[CHANGE-5] a length of %i seconds is possible', (seconds) => {
    expect(given().when('18:00', chair, edit('S12', { seconds }))).toMatchObject({ ok: true });
  });
});

describe('adding time', () => {
  test('[CHANGE-4] two people who add a minute each add two', () => {
    const night = given(on('S03'));
    expect(night.when('18:40', timekeeper, add('S03', 60))).toStrictEqual(
      did(edited('S03', { lengthMs: 9 * MINUTE }, { lengthMs: 8 * MINUTE })),
    );
    night.and('18:40', timekeeper, add('S03', 60)).and('18:40', chair, add('S03', 60));
    expect(segment(night, 'S03').lengthMs).toBe(10 * MINUTE);
    expect(segment(night.and('18:41', chair, add('S03', -30)), 'S03').lengthMs).toBe(570 * SECOND);
  });

  test.each([
    ['to what is over', add('S02', 60), 'segment-is-over', 'S02'],
    ['to what is not there', add('S99', 60), 'no-such-segment', 'S99'],
    ['beyond three hours', add('S12', 10_621), 'length-out-of-range', undefined],
    ['of ten hours', add('S12', 36_000), 'length-out-of-range', undefined],
    ['so that nothing is left', add('S12', -180), 'length-out-of-range', undefined],
  ] as const)('[CHANGE-4] [CHANGE-5] %s is refused', (_what, command, code, detail) => {
    expect(given(on('S03')).when('18:40', chair, command)).toStrictEqual(refused(code, detail));
  });

  test('[CHANGE-4] none at all changes nothing', () => {
    expect(given().when('18:40', chair, add('S12', 0))).toStrictEqual(nothing);
  });
});
