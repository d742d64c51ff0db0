/** Whether the wordings are locked: from the start of the night, what is changed is told as changed. */
import type { Deep } from '../kernel/decider.ts';
import type { Assembly } from '../night/state.ts';

export const isLocked = ({ agenda }: Deep<Assembly>): boolean => agenda.startedAt !== null;
