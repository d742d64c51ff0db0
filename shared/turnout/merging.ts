/** What two delegations that are merged have declared together: worked out when it is done, and shown before. Rule [LIST-3]. */
interface Standing {
  readonly declared: number | null;
  /** Declared, else counted at the door, else nothing yet. */
  readonly present: number | null;
}

/** Nobody's number is lost: once one of the two has declared, what is present at both is declared together. */
export const declaredTogether = (from: Standing, into: Standing): number | null =>
  from.declared === null && into.declared === null ? null : (from.present ?? 0) + (into.present ?? 0);
