/** Whether the record lists a receipt with the very choices that were given under it. Believes nothing of how the record is made. */
import { isSameChoice } from './choosing.ts';

/** `different`: listed with other choices · `unreadable`: this record says nothing about the ballot. */
export type Finding = 'listed' | 'different' | 'missing' | 'unreadable';

const fieldOf = (thing: unknown, name: string): unknown =>
  typeof thing === 'object' && thing !== null ? Reflect.get(thing, name) : undefined;
const listOf = (thing: unknown): readonly unknown[] | null => (Array.isArray(thing) ? thing : null);

export const findReceipt = (
  file: unknown,
  ballot: string,
  receipt: string,
  choices: readonly string[],
): Finding => {
  const its = listOf(fieldOf(fieldOf(file, 'record'), 'ballots'))?.find(
    (one) => fieldOf(one, 'id') === ballot,
  );
  const receipts = listOf(fieldOf(its, 'receipts'));
  if (!receipts) return 'unreadable';
  const entry = receipts.map(listOf).find((one) => one?.[0] === receipt);
  if (!entry) return 'missing';
  const listed = listOf(entry[1])?.map(String);
  return listed && isSameChoice(listed, choices) ? 'listed' : 'different';
};
