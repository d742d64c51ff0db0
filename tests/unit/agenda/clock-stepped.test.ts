/** The server's clock was set while the night ran: what is counted keeps the time it has had, and what was is as it was. */
import { describe, expect, test } from 'vitest';
import { roles } from '../../../shared/kernel/roles.ts';
import { isAllowed } from '../../../shared/night/commands.ts';
import { stateSlices } from '../../../shared/views/slices.ts';
import {
  at,
  byId,
  chair,
  DAY_MS,
  did,
  given,
  MINUTE,
  nothing,
  on,
  server,
  type Step,
} from '../../support/night/night.ts';

const step = (minutes: number) => ({ type: 'StepClock', byMs: minutes * MINUTE }) as const;
const turn: Step = ['18:31', chair, { type: 'StartTurn' }];
const open = {
  type: 'OpenBallot',
  ballot: 'B1',
  question: 'Shall we?',
  kind: 'motion',
  seconds: 120,
} as const;

describe('a clock that is set', () => {
  test.each(roles)('[CLOCK-1] is nothing a %s can say', (role) => {
    expect(isAllowed(role, 'StepClock')).toBe(false);
  });

  test('[CLOCK-1] is written down once something is counted, and not before', () => {
    expect(given().when('18:00', server, step(20))).toStrictEqual(nothing);
    expect(given(on('S01')).when('18:40', server, step(0))).toStrictEqual(nothing);
    expect(given(on('S01')).when('18:40', server, step(20))).toStrictEqual(
      did({ type: 'ClockStepped', byMs: 20 * MINUTE }),
    );
    expect(given(['18:20', chair, open]).when('18:21', server, step(-1))).toStrictEqual(
      did({ type: 'ClockStepped', byMs: -MINUTE }),
    );
  });

  test.each([
    [20, '18:53'],
    [-60, '17:33'],
  ])('[CLOCK-1] by %i minutes: segment and speaker have used what really passed', (minutes, pausedAt) => {
    const night = given(on('S05', '18:30'), turn, ['18:32', server, step(minutes)]);
    expect(night.state.turns.current).toMatchObject({ startedAt: at('18:31'), usedMs: 0 });
    night.and(pausedAt, chair, { type: 'PauseNight' });
    expect(byId(night.state.agenda.segments, 'S05')).toMatchObject({
      startedAt: at('18:30'),
      usedMs: 3 * MINUTE,
    });
    expect(night.state.turns.current?.usedMs).toBe(2 * MINUTE);
  });

  test('[CLOCK-1] a pause that goes on is as long as it was; what it held stays held', () => {
    const night = given(on('S05'), turn, ['18:32', chair, { type: 'PauseNight' }]);
    night.and('18:35', server, step(20));
    expect(night.state.agenda).toMatchObject({ pausedAt: at('18:52'), runningSince: null });
    night.and('18:56', chair, { type: 'ResumeNight' }).and('18:57', chair, { type: 'EndTurn' });
    expect(night.state.turns.spoken[0]?.usedMs).toBe(2 * MINUTE);
  });

  test('[CLOCK-1] the plan’s times stand; those of a rehearsal move with it', () => {
    expect(given(on('S01'), ['18:40', server, step(20)]).state.agenda.start).toBe(at('18:30'));
    const early = at('10:00') - DAY_MS;
    const rehearsal = given(on('S01', early), [early + MINUTE, server, step(20)]);
    expect(rehearsal.state.agenda).toMatchObject({ rehearsal: true, start: early + 20 * MINUTE });
  });

  test('[CLOCK-1] a ballot has the seconds left that it had', () => {
    const night = given(['18:20', chair, open], ['18:21', server, step(20)]);
    expect(night.state.ballots.byId.get('B1')).toMatchObject({
      closesAt: at('18:42'),
      opened: { at: at('18:20') },
    });
  });

  test('[CLOCK-1] every page is shown by how much, and the chair reads it among what happened', () => {
    const night = given(on('S01'), ['18:40', server, step(20)], ['19:01', server, step(-5)]);
    expect(stateSlices.night.view(night.state).steppedMs).toBe(15 * MINUTE);
    expect(stateSlices.night.view(given(on('S01')).state)).not.toHaveProperty('steppedMs');
    expect(stateSlices.log.view(night.state).lines[0]).toMatchObject({
      who: null,
      what: { type: 'ClockStepped', seconds: -300 },
      canTakeBack: false,
    });
  });
});
