/** The stage display: a private line to whoever is at the microphone, and what they see of the night. */
import { describe, expect, test } from 'vitest';
import { commandSchemas } from '../../../shared/night/commands.ts';
import { stageView } from '../../../shared/views/stage.ts';
import { chair, did, given, nothing, on, refused, timekeeper, type Step } from '../../support/night/night.ts';
import { back, next, pause, speaking } from '../../support/night/taking-back.ts';
import { start } from '../../support/night/turns.ts';

const tell = (line: string) => ({ type: 'TellSpeaker', line }) as const;
const away = { type: 'TakeLineAway' } as const;
const told: Step[] = [...speaking, ['19:00:40', chair, tell('One minute')]];
const lineOf = (...steps: readonly Step[]) => given(...steps).state.stage.line?.text ?? null;

describe('a private line', () => {
  test('[STAGE-1] is told by chair or timekeeper, to whoever speaks', () => {
    for (const by of [chair, timekeeper])
      expect(given(...speaking).when('19:00:40', by, tell('One minute'))).toStrictEqual(
        did({ type: 'SpeakerTold', line: 'One minute', segment: 'S07', turn: 'id-1', was: null }),
      );
    expect(lineOf(...told)).toBe('One minute');
  });

  test('[STAGE-1] is told to whoever leads, too, but not while nothing is on', () => {
    expect(given(on('S01')).when('18:31', chair, tell('Louder'))).toStrictEqual(
      did({ type: 'SpeakerTold', line: 'Louder', segment: 'S01', turn: null, was: null }),
    );
    expect(given().when('18:00', chair, tell('Louder'))).toStrictEqual(refused('night-not-running'));
  });

  test('[STAGE-1] another takes its place, and the same again is news', () => {
    const night = given(...told);
    expect(night.when('19:00:50', chair, tell('Please finish'))).toStrictEqual(
      did({ type: 'SpeakerTold', line: 'Please finish', segment: 'S07', turn: 'id-1', was: 'One minute' }),
    );
    const before = night.state.stage.line?.at;
    night.and('19:00:55', chair, tell('One minute'));
    expect(night.state.stage.line?.at).toBeGreaterThan(before ?? Infinity);
  });

  test.each([
    ['nothing', '', false],
    ['only space', '   ', false],
    ['80 letters', 'x'.repeat(80), true],
    ['81 letters', 'x'.repeat(81), false],
    ['letters of a terminal', 'finish\u001B[2J', false],
  ])('[STAGE-1] of %s is read or not: %j', (_what, line, fine) => {
    expect(commandSchemas.TellSpeaker.safeParse(tell(line)).success).toBe(fine);
  });

  test.each<[string, Step]>([
    ['the turn ends', ['19:01', timekeeper, { type: 'EndTurn' }]],
    ['the turn is taken back', ['19:01', chair, { type: 'TurnTakenBack', turn: 'id-1' }]],
    ['the segment changes', ['19:01', chair, next('S08', 'S07')]],
    ['the night ends', ['19:01', chair, { type: 'EndNight', from: 'S07' }]],
  ])('[STAGE-2] goes when %s', (_when, step) => {
    expect(lineOf(...told, step)).toBeNull();
  });

  test('[STAGE-2] goes when another turn begins or goes on, and stays through a pause and more time', () => {
    const between: Step[] = [on('S07', '19:00'), ['19:00', chair, tell('Come closer')]];
    expect(lineOf(...between, ['19:01', chair, start()])).toBeNull();
    const reopened: Step[] = [
      ...speaking,
      ['19:01', chair, { type: 'EndTurn' }],
      ['19:01:05', chair, tell('Come closer')],
    ];
    expect(lineOf(...reopened, ['19:01:10', chair, { type: 'TurnReopened', turn: 'id-1' }])).toBeNull();
    const held: Step[] = [
      ['19:01', chair, pause],
      ['19:01', chair, { type: 'ExtendTurn', seconds: 30 }],
    ];
    expect(lineOf(...told, ...held)).toBe('One minute');
  });

  test('[STAGE-3] is taken away; where there is none, nothing happens', () => {
    expect(given(...told).when('19:01', timekeeper, away)).toStrictEqual(
      did({ type: 'LineTakenAway', line: 'One minute', segment: 'S07', turn: 'id-1' }),
    );
    expect(lineOf(...told, ['19:01', chair, away])).toBeNull();
    expect(given(...speaking).when('19:01', chair, away)).toStrictEqual(nothing);
    expect(given().when('18:00', chair, away)).toStrictEqual(nothing);
  });

  test('[STAGE-3] taken back brings the one before it back, or one that was taken away', () => {
    const twice: Step[] = [...told, ['19:00:50', chair, tell('Please finish')]];
    expect(lineOf(...told, ['19:01', chair, back()])).toBeNull();
    expect(lineOf(...twice, ['19:01', chair, back()])).toBe('One minute');
    expect(lineOf(...told, ['19:01', chair, away], ['19:01:05', chair, back()])).toBe('One minute');
  });

  test('[STAGE-3] is never taken back in front of somebody else', () => {
    const gone: Step[] = [...told, ['19:00:50', chair, away], ['19:01', chair, { type: 'EndTurn' }]];
    const other = given(...gone, ['19:01:10', chair, start()]);
    const version = other.version - 2;
    expect(other.when('19:01:20', chair, back(version))).toStrictEqual(refused('not-as-it-was'));
    const anew = given(...told, ['19:00:50', chair, tell('Please finish')]);
    expect(anew.when('19:01', chair, back(anew.version - 1))).toStrictEqual(refused('not-as-it-was'));
  });
});

const seen = (...steps: readonly Step[]) => stageView(given(...steps).state);

describe('what the stage sees', () => {
  test('[STAGE-5] who speaks, with the clock as instants, and who is next', () => {
    expect(seen(...speaking)).toStrictEqual({
      title: 'Ask 1: recognise us and keep meeting us',
      turn: expect.objectContaining({ id: 'id-1', name: 'Marigold Thackwaite-Finch', allottedMs: 60_000 }),
      lead: null,
      next: { kind: 'answer', name: 'Barnaby Oddlington', allottedMs: 60_000 },
      after: 'Testimony 2',
    });
  });

  test('[STAGE-5] where nobody takes turns, who leads and the segment’s clock', () => {
    const { turn, lead, next: after } = seen(on('S04', '18:46'));
    expect([turn, after]).toEqual([null, null]);
    expect(lead).toMatchObject({ names: ['Idris Halloway'], allottedMs: 180_000, usedMs: 0 });
    expect(seen(on('S07')).lead).toBeNull();
    expect(seen(on('S04', '18:46'), ['18:47', chair, pause]).lead).toMatchObject({
      usedMs: 60_000,
      runningSince: null,
    });
  });

  test('[STAGE-5] of a testimony only the public name, and nobody’s when the reserve reads', () => {
    const chosen: Step = ['18:50', chair, { type: 'ChooseReserve', testimony: 'T1' }];
    expect(seen(on('S06')).next?.name).toBe('Beatrice');
    expect(seen(on('S06'), chosen).next?.name).toBeNull();
    expect(seen(on('S06'), ['18:56', chair, start()], chosen).turn).toMatchObject({ name: null });
    expect(JSON.stringify(seen(on('S06'), chosen))).not.toMatch(/Beatrice|Solberg/);
  });

  test('[STAGE-5] after it comes the next segment that isn’t skipped, before the start the first, after the end none', () => {
    expect(seen().after).toMatch(/^Welcome/);
    expect(seen(on('S11'), ['19:20', chair, { type: 'SkipSegment', segment: 'S12' }]).after).toBe(
      'Testimony 4',
    );
    expect(seen(on('S01'), ['18:35', chair, { type: 'EndNight', from: 'S01' }]).after).toBeNull();
  });
});
