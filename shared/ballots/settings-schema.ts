/** The fields of a ballot's settings, as a plan or a command writes them. */
import { z } from 'zod';
import { planId } from '../kernel/ids.ts';
import { typedText } from '../kernel/text.ts';
import {
  ballotKinds,
  MOST_CHOICES,
  settled,
  thresholds,
  votersKinds,
  wrongSetting,
  type WrittenSettings,
} from './settings.ts';

const MOST_POINTS = 100;

const oneOf = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names, { error: `should be one of: ${names.join(', ')}` });

/** A name alone, or with an id of its own. */
const choice = z.union(
  [typedText(120), z.strictObject({ id: planId, text: typedText(120).nullable().default(null) })],
  { error: 'should be a text of at most 120 letters, or an id with its text' },
);

/** What each field means stands with `WrittenSettings`. */
export const settingsShape = {
  question: typedText(240),
  kind: oneOf(ballotKinds).default('motion'),
  choices: z.array(choice).max(MOST_CHOICES).default([]),
  most: z.int().min(1).max(MOST_CHOICES).default(2),
  points: z.int().min(1).max(MOST_POINTS).default(15),
  each: z.int().min(1).max(MOST_POINTS).optional(),
  voters: oneOf(votersKinds).default('phones'),
  register: oneOf(['open', 'frozen']).default('open'),
  changeable: z.boolean().default(false),
  seconds: z.int().min(10).max(3600).nullable().default(null),
  threshold: oneOf(thresholds).optional(),
  veto: z.boolean().default(false),
} satisfies Readonly<Record<keyof WrittenSettings, z.ZodType>>;

/** A ballot prepared in the plan. */
export const planBallot = z
  .strictObject({ id: planId, ...settingsShape })
  .superRefine(({ id: _, ...settings }, context) => {
    const { kind, threshold = 'none' } = settings;
    if (kind !== 'motion' && threshold !== 'none')
      context.addIssue({ code: 'custom', path: ['threshold'], message: 'is for motions; leave it out' });
    const wrong = wrongSetting(settled(settings));
    if (wrong) context.addIssue({ code: 'custom', path: [wrong.field], message: wrong.what });
  });
