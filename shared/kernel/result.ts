/** A value or the reason there is none. Ordinary refusals travel as values; only faults and defects throw. */
export type Result<Value, Reason> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Reason };

export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });
export const no = <Reason>(reason: Reason): Result<never, Reason> => ({ ok: false, reason });
