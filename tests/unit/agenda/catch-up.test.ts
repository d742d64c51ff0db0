/** The console’s proposal of cuts: made of the running order as it stands, and sent as one step that the server accepts. */
import { describe, expect, test } from 'vitest';
import { cutCommand, isSame, propose, savedBy } from '../../../client/chair/order/catch-up.ts';
import { agendaView } from '../../../shared/views/agenda.ts';
import { byId, chair, given, MINUTE, on, type Night } from '../../support/night/night.ts';

const proposedFor = (night: Night, minutes: number) => propose(agendaView(night.state), minutes * MINUTE);
const late = (): Night => given(on('S08', '19:17'));

describe('a proposal of cuts', () => {
  test('is made of what is to come, never of what is on or over', () => {
    const { cuts } = proposedFor(late(), 60);
    const touched = cuts.map(({ segment }) => segment);
    expect(touched.length).toBeGreaterThan(3);
    for (const over of ['S02', 'S04', 'S08']) expect(touched).not.toContain(over);
  });

  test('saves what is wanted, in whole half minutes', () => {
    expect(savedBy(proposedFor(late(), 5).cuts)).toBe(5 * MINUTE);
    expect(savedBy([])).toBe(0);
  });

  test('sent as it is, is one step, and saves as much as it said', () => {
    const night = late();
    const { cuts } = proposedFor(night, 11);
    const before = agendaView(night.state).segments;
    night.and('19:18', chair, cutCommand(cuts));
    const after = agendaView(night.state).segments;
    const total = (rows: typeof before) =>
      rows.filter(({ status }) => status === 'to-come').reduce((sum, { lengthMs }) => sum + lengthMs, 0);
    expect(total(before) - total(after)).toBe(savedBy(cuts));
    const lengthNow = ({ lengthMs, status }: (typeof after)[number]) => (status === 'skipped' ? 0 : lengthMs);
    expect(cuts.map(({ segment }) => lengthNow(byId(after, segment)))).toEqual(cuts.map(({ toMs }) => toMs));
  });

  test('names candidates’ slots only where they are cut too', () => {
    const { cuts } = proposedFor(late(), 11);
    const command = cutCommand(cuts);
    if (command.type !== 'CutSegments') throw new Error('These are no cuts');
    const shortened = cuts
      .filter(({ perCandidateMs }) => perCandidateMs !== null)
      .map(({ segment }) => segment);
    expect(shortened).toEqual(['S18']);
    expect(command.cuts.filter((cut) => 'perCandidate' in cut).map(({ segment }) => segment)).toEqual(
      shortened,
    );
  });

  test('from which one cut was struck can still be sent', () => {
    const night = late();
    const kept = proposedFor(night, 11).cuts.filter(({ segment }) => segment !== 'S12');
    expect(night.when('19:18', chair, cutCommand(kept))).toMatchObject({ ok: true });
  });
});

describe('two proposals', () => {
  test('are the same while the running order is, and are not once it has changed', () => {
    const night = late();
    const first = proposedFor(night, 11);
    expect(isSame(first, proposedFor(late(), 11))).toBe(true);
    night.and('19:18', chair, { type: 'SkipSegment', segment: 'S12' });
    expect(isSame(first, proposedFor(night, 11))).toBe(false);
  });
});
