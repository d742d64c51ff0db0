/** The schema's verdicts in plain words: the one place where zod's own English is translated. */
import type { z } from 'zod';

type Raw = z.core.$ZodRawIssue;

const A_LIST = 'should be a list: begin each item on a new line with "- "';
const A_GROUP = 'should be a group of fields, each written as "name: value"';

const kinds: Record<string, string> = {
  string: 'should be text',
  number: 'should be a number',
  int: 'should be a whole number',
  boolean: 'should be true or false',
  array: A_LIST,
  tuple: A_LIST,
  object: A_GROUP,
  record: A_GROUP,
};

/** YAML reads `name: 2020` and `name: true` as no text at all; the cure is always the same. */
const isUnquoted = (issue: { expected: string; input?: unknown }): boolean =>
  issue.expected === 'string' && (typeof issue.input === 'number' || typeof issue.input === 'boolean');

const wrongKind = (issue: Raw & { code: 'invalid_type' }): string => {
  if (issue.path?.at(-1) === 'id' && issue.expected === 'string')
    return 'should be a short name such as D02, in quotation marks if it is a number';
  const plain = kinds[issue.expected] ?? 'should be something else';
  return isUnquoted(issue) ? `${plain}: put it in quotation marks` : plain;
};

const tooBig = (issue: Raw & { code: 'too_big' }): string => {
  if (issue.origin === 'string') return `is longer than ${issue.maximum} letters: shorten it`;
  if (issue.origin === 'array') return `lists more than ${issue.maximum}: take some out`;
  return `should be at most ${issue.maximum}`;
};

const tooSmall = (issue: Raw & { code: 'too_small' }): string => {
  if (issue.origin === 'string') return 'is empty: write it, or leave the field out';
  if (issue.origin === 'array') return `lists fewer than ${issue.minimum}: add what is missing`;
  return issue.inclusive === true
    ? `should be at least ${issue.minimum}`
    : `should be more than ${issue.minimum}`;
};

const COMPARE = 'compare it with the sample plan';

/** For `safeParse(…, { error })`: what the schema doesn't say in words of its own. A new kind of issue doesn't compile. */
export const plainWords = (issue: Raw): string => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongKind(issue);
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_key':
      return `has a name that can't be used: it ${issue.issues[0]?.message ?? 'should be shorter'}`;
    case 'invalid_value':
      return `should be one of ${issue.values.map(String).join(', ')}`;
    case 'not_multiple_of':
      return `should be a multiple of ${issue.divisor}`;
    case 'invalid_format':
    case 'invalid_union':
    case 'invalid_element':
    case 'unrecognized_keys':
    case 'custom':
      return `is not written as it should be: ${COMPARE}`;
  }
};
