/** A small wrong change of the program, kept with who would suffer from it and the tests that must notice it. */

export interface Mutation {
  /** What somebody would suffer, had it slipped in. */
  readonly suffers: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly text: string;
  readonly becomes: string;
  /** Paths below tests/, without `.test.ts`. */
  readonly tests: readonly string[];
}

/** How often the text that would be changed stands in the file. */
export const timesIn = (source: string, { text }: Pick<Mutation, 'text'>): number =>
  source.split(text).length - 1;

/** The file with the change in it. Throws where it can't be told which place is meant. */
export const mutated = (source: string, mutation: Mutation): string => {
  if (timesIn(source, mutation) !== 1)
    throw new Error(`“${mutation.text}” stands ${timesIn(source, mutation)} times in ${mutation.file}`);
  return source.replace(mutation.text, () => mutation.becomes);
};

export const testFileOf = (path: string): string => `tests/${path}.test.ts`;
