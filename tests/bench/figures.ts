/** What a measurement hands back, and the few sums it takes. */

/** By a name that stays. */
export type Figures = Readonly<Record<string, number>>;

/** `share` of 0.95: what 95 of 100 do not exceed. */
export const percentileOf = (numbers: readonly number[], share: number): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const medianOf = (numbers: readonly number[]): number => percentileOf(numbers, 0.5);

export const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
