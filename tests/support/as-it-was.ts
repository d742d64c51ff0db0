/** A night as taking back puts it: everything but the log, and but the instants and running times that no step gives back. */
import type { Answer } from '../../shared/answers.ts';
import type { Assembly } from '../../shared/assembly.ts';
import type { Segment } from '../../shared/agenda.ts';
import type { Turn } from '../../shared/turns.ts';

const segment = ({ startedAt: _, endedAt: __, usedMs: ___, ...lasting }: Segment) => lasting;

const turn = ({ runningSince, usedMs: _, pausedWithNight: __, cutShortAt: ___, ...lasting }: Turn) => ({
  ...lasting,
  runs: runningSince !== null,
});

const answer = ({ said, first, shown, lastShown: _, ...lasting }: Answer) => ({
  ...lasting,
  said: said && [said.value, said.words, said.pressed],
  first: first && [first.value, first.words],
  shown: shown && [shown.value, shown.words],
});

export const asItWas = ({ agenda, turns, answers, turnout, screen, people, candidates }: Assembly) => {
  const { startedAt, endedAt, pausedAt, runningSince, segments, ...plain } = agenda;
  return structuredClone({
    agenda: {
      ...plain,
      isStarted: startedAt !== null,
      hasEnded: endedAt !== null,
      isPaused: pausedAt !== null,
      runs: runningSince !== null,
      segments: segments.map(segment),
    },
    turns: {
      current: turns.current && turn(turns.current),
      spoken: turns.spoken.map(turn),
      reserves: turns.reserves,
    },
    answers: new Map([...answers.byAddress].map(([key, one]) => [key, answer(one)])),
    turnout,
    screen,
    people,
    candidates,
  });
};
export type AsItWas = ReturnType<typeof asItWas>;
