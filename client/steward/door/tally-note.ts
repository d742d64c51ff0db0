/** What this tab remembers of its own counting: how many, for whom, and the last steps to take back. Gone when the tab is closed. */
export interface Step {
  /** The command it went out with. */
  readonly id: string;
  readonly delegation: string;
  readonly heads: number;
}

export interface TallyNote {
  /** Heads counted by this device, by delegation. */
  readonly yours: Readonly<Record<string, number>>;
  /** Delegations counted for, in the order in which they were first counted. */
  readonly recent: readonly string[];
  readonly steps: readonly Step[];
}

export const emptyNote: TallyNote = { yours: {}, recent: [], steps: [] };

const keyOf = (assembly: string): string => `assembly-night/steward/${assembly}`;

const isNote = (value: unknown): value is TallyNote => {
  if (typeof value !== 'object' || value === null) return false;
  const { yours, recent, steps } = value as Partial<Record<keyof TallyNote, unknown>>;
  return typeof yours === 'object' && yours !== null && Array.isArray(recent) && Array.isArray(steps);
};

export const readNote = (assembly: string): TallyNote => {
  try {
    const value: unknown = JSON.parse(window.sessionStorage.getItem(keyOf(assembly)) ?? 'null');
    return isNote(value) ? value : emptyNote;
  } catch {
    return emptyNote;
  }
};

export const writeNote = (assembly: string, note: TallyNote): void => {
  try {
    window.sessionStorage.setItem(keyOf(assembly), JSON.stringify(note));
  } catch {
    // Full or forbidden: the page remembers until it is loaded again.
  }
};
