/** What each of a steward's jobs is called. */
import { words as ballots } from '../words/en/ballots.ts';
import { words } from '../words/en/steward.ts';
import { words as both } from '../words/en/turnout.ts';
import type { Job } from './whereabouts.svelte.ts';

export const jobNames: Readonly<Record<Job, string>> = {
  door: words.jobs.door,
  groups: both.groups.title,
  roll: words.jobs.roll,
  ballot: ballots.steward.job,
};
