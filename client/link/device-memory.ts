/** What this device remembers over a reload: localStorage where it is allowed, else only as long as the page is open. */
const memory = new Map<string, string>();

/** A private window may refuse the store, and some browsers throw when it is merely named. */
const store = (): Storage | null => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
};

export const recall = (key: string): string | null => {
  try {
    return store()?.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
};

export const keep = (key: string, value: string): void => {
  memory.set(key, value);
  try {
    store()?.setItem(key, value);
  } catch {
    // Full or forbidden: the page's own memory has it.
  }
};

export const forget = (key: string): void => {
  memory.delete(key);
  try {
    store()?.removeItem(key);
  } catch {
    // What could not be kept need not be removed.
  }
};
