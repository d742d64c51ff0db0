/** Which fields the schema knows at a place of the plan, and which one a misspelt one was probably meant to be. */
import { z } from 'zod';
import type { Path } from '../../shared/plan/checks/finding.ts';
import { planSchema } from '../../shared/plan/plan.ts';

type Schema = z.core.$ZodType;

const withoutWrapping = (schema: Schema): Schema =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? withoutWrapping(schema.unwrap())
    : schema;

const inside = (schema: Schema | undefined, step: string | number): Schema | undefined => {
  if (schema instanceof z.ZodArray) return withoutWrapping(schema.element);
  const field: Schema | undefined = schema instanceof z.ZodObject ? schema.shape[step] : undefined;
  return field === undefined ? undefined : withoutWrapping(field);
};

export const fieldsAt = (path: Path): string[] => {
  const schema = path.reduce<Schema | undefined>(inside, planSchema);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
};

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** One letter added, lost or changed, or two swapped: what is left between the common ends is that small. */
const isOneSlip = (one: string, other: string): boolean => {
  let head = 0;
  while (head < one.length && one[head] === other[head]) head++;
  let tail = 0;
  const most = Math.min(one.length, other.length) - head;
  while (tail < most && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const [left, right] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)];
  return (
    Math.max(left.length, right.length) <= 1 ||
    (left.length === 2 && left === [...right].toReversed().join(''))
  );
};

const isShortFor = (short: string, long: string): boolean => short.length >= 3 && long.startsWith(short);

/** The known field that such a name probably stands for, if one is plainly near. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  const near = (test: (one: string, other: string) => boolean) =>
    known.find((field) => test(bare(name), bare(field)));
  return near((one, other) => one === other) ?? near(isOneSlip) ?? near(isShortFor);
};
