/** What the crew did, step by step, and the facts of taking it back: a new fact that puts things where they were, never an erasure. Rules [BACK-*]. */
import type { Origin } from '../kernel/decider.ts';
import { nothing } from '../kernel/fact.ts';
import type { HistoryEvent, NightEvent } from './events.ts';
import type { Facts } from './rows.ts';
import type { History } from './state.ts';

export const openHistory = (): History => ({ entries: [] });

const MOST_ENTRIES = 1_000;

/** Keeps an event of whatever aspect. */
export const remember = ({ entries }: History, event: NightEvent, { version, at, by }: Origin): void => {
  const last = entries.at(-1);
  if (last?.version === version) last.events.push(event);
  else entries.push({ version, at, by, events: [event], takenBack: false });
  if (entries.length > MOST_ENTRIES) entries.shift();
};

export const historyFacts: Facts<'history', HistoryEvent> = {
  TakenBack: {
    evolve: ({ entries }, { version }) => {
      const back = entries.find((entry) => entry.version === version);
      if (back) back.takenBack = true;
    },
    takenBack: 'never',
    touches: nothing,
  },
  RehearsalEnded: {
    // The whole night begins anew: see `foldEvent`.
    evolve: () => {},
    takenBack: 'never',
    touches: nothing,
    phones: 'all',
  },
};
