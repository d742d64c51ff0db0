/** The check of a published record: an honest one holds; of each kind of tampering it says what was done, and where. */
import { beforeAll, describe, expect, test } from 'vitest';
import { planSchema } from '../../../shared/plan/plan.ts';
import { bodyOf, chainHash, hashOfBody } from '../../../server/log/chain.ts';
import { fingerprintOf, textOf } from '../../../server/record/record-text.ts';
import { verify } from '../../../server/verify/verify.ts';
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { at, chair, given, recorder, samplePlan, verifier } from '../../support/night/night.ts';
import { Play } from '../../support/night/play.ts';
import { recordText } from '../../support/night/record.ts';
import { recordNight } from '../../support/night/record-night.ts';
import { found, type File } from '../../support/record/forging.ts';
import { tamperings } from '../../support/record/tampering.ts';

let honest = '';
beforeAll(async () => {
  const { state, commits } = recordNight();
  honest = await recordText(state, commits);
});

const findingsOf = (text: string, fingerprint?: string) => {
  const verdict = verify(text, fingerprint);
  if (verdict.outcome === 'unreadable') throw new Error(verdict.why);
  return verdict;
};
const tampered = (tamper: (file: File) => void, remakeFingerprint = true, text = honest): string => {
  const file = JSON.parse(text) as File;
  tamper(file);
  if (remakeFingerprint) file.fingerprint = fingerprintOf(file.head, textOf(file.record));
  return JSON.stringify(file);
};

describe('a published record', () => {
  test('[RECORD-6] untouched, it holds, and says what was checked and what cannot be', () => {
    const { outcome, findings } = findingsOf(honest);
    expect([outcome, findings.all]).toEqual(['holds', []]);
    expect(findings.checked.join(' ')).toMatch(
      /Commits: \d+, .*Ballots \(2\) and their receipts \(74\).*Versions of answers \(3\)/,
    );
    expect(findings.unchecked.join(' ')).toMatch(/made up from the first word to the last/);
  });

  test('[RECORD-6] [ANSWER-16] pressed after a dispute that was withdrawn, it holds: that was no correction', async () => {
    const night = new Play(samplePlan);
    const one = { ask: 'A1', candidate: samplePlan.candidates[0]?.id ?? '' };
    const show = [chair, { type: 'RevealAnswers', ...one }] as const;
    const steps: readonly (readonly [Actor, CommandInput])[] = [
      [recorder, { type: 'RecordAnswer', ...one, value: 'unclear' }],
      [verifier, { type: 'ConfirmAnswer', ...one }],
      show,
      [recorder, { type: 'ReadBackAnswer', ...one, dispute: 'I was not heard out.' }],
      show,
      [recorder, { type: 'ReadBackAnswer', ...one, dispute: null }],
      show,
      [recorder, { type: 'RecordAnswer', ...one, value: 'yes', pressed: true }],
      [verifier, { type: 'ConfirmAnswer', ...one }],
      show,
    ];
    for (const [by, input] of steps) expect(night.say(input, by).outcome.ok).toBe(true);
    const { findings } = findingsOf(await recordText(night.state, night.commits));
    expect(findings.all).toEqual([]);
  });

  test('[RECORD-7] at least twenty kinds of tampering are known', () => {
    expect(new Set(tamperings.map(({ name }) => name)).size).toBeGreaterThanOrEqual(20);
  });

  for (const { name, tamper, wrong, where } of tamperings)
    test(`[RECORD-7] is seen through: ${name}`, () => {
      const { outcome, findings } = findingsOf(tampered(tamper));
      expect(outcome).toBe('broken');
      const named = findings.all.filter((one) => one.wrong === wrong && where.test(one.where));
      expect(named).not.toEqual([]);
    });

  test('[RECORD-7] whose text was changed where the chain says nothing of it is seen through by its fingerprint', () => {
    const longer = tampered(({ record }) => (found(record.candidates[0]).spokenMs += 60_000), false);
    expect(findingsOf(longer).findings.all).toEqual([
      expect.objectContaining({ wrong: 'edited', where: 'the record' }),
    ]);
  });

  test('[RECORD-8] made anew as a whole, it is seen through by whoever has the fingerprint of the night', () => {
    const original = findingsOf(honest).fingerprint;
    const forged = tampered(({ record }) => (found(record.candidates[0]).spokenMs += 60_000));
    expect(findingsOf(forged)).toMatchObject({ outcome: 'holds', isCompared: false });
    expect(findingsOf(forged, original).findings.all.map(({ what }) => what)).toEqual([
      'This is not the record with the fingerprint that you were given.',
    ]);
    expect(findingsOf(honest, original)).toMatchObject({ outcome: 'holds', isCompared: true });
    expect(findingsOf(honest, original.slice(0, 4)).outcome).toBe('broken');
  });

  test.each<[RegExp, (file: File) => void]>([
    [/wording of the asks/, ({ record }) => (found(record.asks[0]).title = 'Resign')],
    [/names of candidates/, ({ record }) => (found(record.candidates[0]).name = 'Somebody Else')],
    [
      /names of areas and delegations/,
      ({ record }) => (found(found(record.turnout?.areas[0]).delegations[0]).name = 'Other'),
    ],
  ])('[RECORD-8] says that only the fingerprint covers what the chain does not show: %s', (what, tamper) => {
    const forged = tampered(tamper);
    expect(findingsOf(forged).findings.all).toEqual([]);
    expect(findingsOf(forged).findings.unchecked.filter((line) => what.test(line))).toHaveLength(1);
    const original = findingsOf(honest).fingerprint;
    expect(findingsOf(forged, original).outcome).toBe('broken');
    expect(findingsOf(honest, original).findings.unchecked.filter((line) => what.test(line))).toEqual([]);
  });

  test('[RECORD-7] of a ballot that stood in the plan the chain shows the wording all the same', async () => {
    const plan = planSchema.parse({ ...samplePlan, ballots: [{ id: 'adopt', question: 'Do we adopt it?' }] });
    const night = new Play(plan);
    for (const type of ['OpenBallot', 'CloseBallot', 'RevealBallot'] as const)
      expect(night.say({ type, ballot: 'adopt' }, chair).outcome.ok).toBe(true);
    const text = await recordText(night.state, night.commits);
    expect(findingsOf(text).findings.all).toEqual([]);
    const forged = tampered(
      ({ record }) => (found(record.ballots[0]).settings.question = 'Do we reject it?'),
      true,
      text,
    );
    expect(findingsOf(forged).findings.all).toEqual([
      expect.objectContaining({ wrong: 'edited', where: 'ballot adopt' }),
    ]);
  });

  test('[RECORD-6] what is no record is refused as such', () => {
    for (const text of [
      '',
      '{}',
      'null',
      '[1]',
      honest.slice(0, -10),
      tampered((file) => Object.assign(file, { more: 1 })),
    ])
      expect(verify(text).outcome).toBe('unreadable');
  });

  test('[RECORD-5] of a night that has not begun, it holds too', async () => {
    const { state } = given();
    const body = { version: 1, id: 'x', at: at('17:00'), by: 'server', events: [state.opening] };
    const commit = { ...body, hash: chainHash('', hashOfBody(bodyOf(body))) };
    expect(findingsOf(await recordText(state, [commit])).outcome).toBe('holds');
  });
});
