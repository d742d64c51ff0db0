/** What a page of the client finds around it, for tests without a browser: its stores, what has the focus, and a clock that is handed in. */
import { afterEach, beforeEach, vi } from 'vitest';

/** A browser's store: its keys are its own properties, and it may be full or forbidden. */
const openStorage = (): Storage => {
  const methods = {
    getItem(this: Storage, key: string): string | null {
      return Object.hasOwn(this, key) ? String(this[key]) : null;
    },
    setItem(this: Storage, key: string, value: string): void {
      this[key] = value;
    },
    removeItem(this: Storage, key: string): void {
      delete this[key];
    },
  };
  return Object.create(methods) as Storage;
};

const forbid = (): never => {
  throw new Error('The store is forbidden here');
};

/** One that throws whenever it is asked, as a private window's may. */
export const forbiddenStorage = (): Storage =>
  Object.create({ getItem: forbid, setItem: forbid, removeItem: forbid }) as Storage;

/** Anew for each test, and gone after it. */
export const aroundThePage = (): { local: Storage; session: Storage } => {
  const page = { local: openStorage(), session: openStorage() };
  beforeEach(() => {
    page.local = openStorage();
    page.session = openStorage();
    vi.stubGlobal('window', {
      get localStorage() {
        return page.local;
      },
      get sessionStorage() {
        return page.session;
      },
    });
  });
  afterEach(() => vi.unstubAllGlobals());
  return page;
};

/** Every clock of the page stands still until it is told to go on. */
export const withHandedInTime = (): ((ms: number) => Promise<unknown>) => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  return (ms) => vi.advanceTimersByTimeAsync(ms);
};
