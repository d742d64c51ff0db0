/** Names that mean something to the language itself: no field has them, and a message that brings one is refused, at whatever depth. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor']);

const isNested = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);

/** Of a message as JSON gives it. Not by recursion: it may be nested deeper than the stack. */
export const hasReservedKey = (message: unknown): boolean => {
  const waiting = [message].filter(isNested);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!Array.isArray(next) && Object.keys(next).some((key) => RESERVED.has(key))) return true;
    for (const value of Object.values(next)) if (isNested(value)) waiting.push(value);
  }
  return false;
};
