/** What may be said to whoever is at the microphone, and taken away again. Rules [STAGE-*]. */
import { no, ok } from '../kernel/result.ts';
import { typedText } from '../kernel/text.ts';
import { commands } from '../night/rows.ts';
import { LONGEST_LINE } from './limits.ts';

export const stageCommands = commands({
  TellSpeaker: {
    fields: { line: typedText(LONGEST_LINE) },
    by: ['chair', 'timekeeper'],
    decide: ({ agenda, turns, stage }, { line }) => {
      if (agenda.current === null) return no({ code: 'night-not-running' });
      const turn = turns.current?.id ?? null;
      const was = stage.line?.text ?? null;
      return ok([{ type: 'SpeakerTold', line, segment: agenda.current, turn, was }]);
    },
  },
  TakeLineAway: {
    fields: {},
    by: ['chair', 'timekeeper'],
    decide: ({ agenda, turns, stage }) => {
      if (agenda.current === null || stage.line === null) return ok([]);
      const turn = turns.current?.id ?? null;
      return ok([{ type: 'LineTakenAway', line: stage.line.text, segment: agenda.current, turn }]);
    },
  },
});
