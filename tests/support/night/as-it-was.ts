/** A night as taking back puts it: everything but the log, what the hall has seen, and the time that passed for what is on. */
import type { Assembly } from '../../../shared/night/state.ts';

/** What is over keeps its times to the millisecond. */
const running = <Clock extends { readonly runningSince: number | null; readonly usedMs: number }>({
  runningSince,
  usedMs: _,
  ...lasting
}: Clock) => ({ ...lasting, runs: runningSince !== null });

export const asItWas = ({
  agenda,
  turns,
  answers,
  wording,
  turnout,
  screen,
  people,
  candidates,
}: Assembly) => {
  const { endedAt, pausedAt, runningSince, segments, ...lasting } = agenda;
  return structuredClone({
    agenda: {
      ...lasting,
      hasEnded: endedAt !== null,
      isPaused: pausedAt !== null,
      runs: runningSince !== null,
      segments: segments.map(({ usedMs, ...segment }) =>
        Object.assign(segment, { usedMs: segment.id === agenda.current ? null : usedMs }),
      ),
    },
    turns: { ...turns, current: turns.current && running(turns.current) },
    answers: answers.byAddress,
    wording,
    turnout,
    screen,
    people,
    candidates,
  });
};
export type AsItWas = ReturnType<typeof asItWas>;
