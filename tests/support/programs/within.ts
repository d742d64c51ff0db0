/** Every wait of a test ends: with what was waited for, or in time with a sentence that says what did not come. */

/** Rejects after `limitMs` with `what` in the message; `tell` adds what is known by then. */
export const within = async <Value>(
  limitMs: number,
  what: string,
  awaited: Promise<Value>,
  tell: () => string = () => '',
): Promise<Value> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`Waited ${limitMs} ms for ${what}, in vain. ${tell()}`)),
    limitMs,
  );
  try {
    return await Promise.race([awaited, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};
