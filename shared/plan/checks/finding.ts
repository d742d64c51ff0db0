/** What a check of the plan hands back, and the few turns of phrase that all checks share. */
import type { Plan } from '../plan.ts';

export type Path = readonly (string | number)[];

/** One thing to mend (`error`) or to know (`warning`). The message goes on from the field's name: "lead names …". */
export interface Finding {
  readonly path: Path;
  readonly level: 'error' | 'warning';
  readonly message: string;
}

/** What of the file could not be understood, so that no check blames the plan for what it merely hasn't seen. */
export interface Unread {
  /** Fields that are not whole: `running_order`, `assembly.hard_stop`. */
  readonly parts: ReadonlySet<string>;
  /** The ids of items that were left out. */
  readonly ids: ReadonlySet<string>;
}

/** A check says which fields it must have seen whole to be honest. */
export interface Check {
  readonly needs: readonly string[];
  readonly find: (plan: Plan, unread: Unread) => Finding[];
}

export const error = (path: Path, message: string): Finding => ({ path, level: 'error', message });
export const warning = (path: Path, message: string): Finding => ({ path, level: 'warning', message });

const LONGEST_QUOTE = 60;
const LONGEST_LIST = 8;

/** Somebody's words inside a message: short, on one line, without characters that would upset a terminal. */
export const quoted = (words: string): string => {
  const plain = words.replace(/\p{Cc}+/gu, ' ');
  return `“${plain.length > LONGEST_QUOTE ? `${plain.slice(0, LONGEST_QUOTE - 1)}…` : plain}”`;
};

/** `A1, A2, A3`, cut off after eight. */
export const listed = (names: readonly string[]): string =>
  names.length > LONGEST_LIST ? `${names.slice(0, LONGEST_LIST).join(', ')}, …` : names.join(', ');
