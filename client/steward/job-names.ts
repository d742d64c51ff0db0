/** What each of a steward's jobs is called. */
import { getBallotsWords } from '../words/ballots.ts';
import { getStewardWords } from '../words/steward.ts';
import { getTurnoutWords } from '../words/turnout.ts';
import type { Job } from './whereabouts.svelte.ts';

/** For a component, while it is made. */
export const getJobNames = (): Readonly<Record<Job, string>> => {
  const { jobs } = getStewardWords();
  const { groups } = getTurnoutWords();
  return { door: jobs.door, groups: groups.title, roll: jobs.roll, ballot: getBallotsWords().steward.job };
};
