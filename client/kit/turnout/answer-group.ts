/** What a group that waits is answered with: confirmed as so many, or declined. */
import type { CommandInput } from '../../../shared/night/commands.ts';

/** `heads` null: declined. */
export const answerGroup = (group: number, heads: number | null): CommandInput =>
  heads === null ? { type: 'DeclineGroup', group } : { type: 'ConfirmGroup', group, heads };
