/** How the asks are worded: changed before the night, and after it has started. */
import { describe, expect, test } from 'vitest';
import { commandSchemas } from '../../../shared/night/commands.ts';
import { answersView } from '../../../shared/views/answers.ts';
import { askFace } from '../../../shared/views/faces.ts';
import {
  byId,
  chair,
  did,
  given,
  nothing,
  on,
  refused,
  samplePlan,
  type Night,
} from '../../support/night/night.ts';
import { back } from '../../support/night/taking-back.ts';

const reword = (text: string, point: string | null = null, ask = 'A1') =>
  ({ type: 'ChangeAskWording', ask, point, text }) as const;
const { text: agreed, points } = byId(samplePlan.asks, 'A1');
const face = (night: Night) => askFace(night.state, 'A1');
const sheet = (night: Night) => byId(answersView(night.state).asks, 'A1');

describe('the wording of an ask', () => {
  test('[WORDING-1] changed before the start it is simply the wording', () => {
    const night = given(['18:00', chair, reword('Will you meet us?')]);
    expect(face(night)).toMatchObject({ text: 'Will you meet us?' });
    expect(face(night)).not.toHaveProperty('reworded');
    expect(sheet(night)).toMatchObject({ text: 'Will you meet us?', agreed: null });
  });

  test('[WORDING-1] changed after it, everybody is told, and the crew what was agreed', () => {
    const night = given(on('S07'), ['19:00', chair, reword('Will you meet us?')]);
    expect(face(night)).toMatchObject({ text: 'Will you meet us?', reworded: true });
    expect(sheet(night)).toMatchObject({ text: 'Will you meet us?', agreed });
  });

  test('[WORDING-1] only the point that was changed is told as changed', () => {
    const night = given(on('S07'), ['19:00', chair, reword('Four times a year', 'A1b')]);
    expect(face(night)).not.toHaveProperty('reworded');
    expect(face(night)?.points.map(({ reworded }) => reworded)).toEqual([undefined, true, undefined]);
    expect(sheet(night).points.map((point) => point.agreed)).toEqual([null, points[1]?.text, null]);
  });

  test('[WORDING-1] put back as it was agreed, or taken back, it is not told as changed', () => {
    const night = given(on('S07'), ['19:00', chair, reword('Will you meet us?')]);
    expect(face(night.and('19:01', chair, back()))).not.toHaveProperty('reworded');
    night.and('19:02', chair, reword('Twice')).and('19:03', chair, reword(agreed));
    expect(face(night)).not.toHaveProperty('reworded');
  });

  test('[WORDING-1] a change from before the start that is taken back after it is a change', () => {
    const night = given(['18:00', chair, reword('Will you meet us?')], on('S07'));
    night.and('19:00', chair, back(2));
    expect(face(night)).toMatchObject({ text: agreed, reworded: true });
  });

  test('[WORDING-2] belongs to an ask or point of the plan; the same again changes nothing', () => {
    const night = given();
    expect(night.when('19:00', chair, reword('Why?', null, 'A9'))).toStrictEqual(
      refused('no-such-ask', 'A9'),
    );
    expect(night.when('19:00', chair, reword('Why?', 'A2a'))).toStrictEqual(refused('no-such-point', 'A2a'));
    expect(night.when('19:00', chair, reword(agreed))).toStrictEqual(nothing);
    expect(night.when('19:00', chair, reword(' Why? '))).toStrictEqual(
      did({ type: 'AskWordingChanged', ask: 'A1', point: null, text: 'Why?', was: agreed, locked: false }),
    );
  });

  test('[WORDING-2] has no more than 600 letters, a point no more than 300', () => {
    expect(commandSchemas.ChangeAskWording.safeParse(reword('x'.repeat(601))).success).toBe(false);
    expect(commandSchemas.ChangeAskWording.safeParse(reword('  ')).success).toBe(false);
    expect(given().when('19:00', chair, reword('x'.repeat(301), 'A1a'))).toStrictEqual(
      refused('too-large', '300'),
    );
  });
});
