/** What may be said about a ballot: prepared, opened, voted in, closed, opened again, sealed and revealed; hands counted, objections noted. Rules [BALLOT-*]. */
import { z } from 'zod';
import { planId } from '../kernel/ids.ts';
import { no, ok } from '../kernel/result.ts';
import { commands } from '../night/rows.ts';
import { delegationOf } from '../turnout/delegations.ts';
import { MOST_HEADS } from '../turnout/limits.ts';
import { castVote } from './casting.ts';
import { HALL_PARTS } from './hall-parts.ts';
import { isCountable, mayAddHands } from './hands.ts';
import { inStage } from './in-stage.ts';
import { busyWith, draft, put, putOnTheSpot } from './opening.ts';
import { registerAt } from './register.ts';
import { reveal, seal } from './sealing.ts';
import { settingsShape } from './settings-schema.ts';

const MOST_CHOSEN = 100;
const ballot = planId;

export const ballotCommands = commands({
  /** A new one, or another wording of one that was not put to the floor yet. */
  DraftBallot: {
    fields: { ballot, ...settingsShape },
    by: ['chair'],
    decide: (state, { type: _, ballot: id, ...written }) => draft(state, id, written),
  },
  DropBallot: {
    fields: { ballot },
    by: ['chair'],
    decide: (state, { ballot: id }) => {
      const known = inStage(state, id, 'draft');
      return known.ok ? ok([{ type: 'BallotDropped', ballot: id }]) : known;
    },
  },
  /** With a question: on the spot; without: as it was prepared. */
  OpenBallot: {
    fields: { ballot, ...settingsShape, question: settingsShape.question.optional() },
    by: ['chair'],
    decide: (state, { type: _, ballot: id, question, ...written }, context) => {
      if (question !== undefined) return putOnTheSpot(state, id, { question, ...written }, context);
      const known = inStage(state, id, 'draft');
      return known.ok ? put(state, id, known.value.settings, context) : known;
    },
  },
  CloseBallot: {
    fields: { ballot },
    by: ['chair'],
    decide: (state, { ballot: id }, context) => {
      const known = inStage(state, id, 'open', 'closed');
      if (!known.ok) return known;
      if (known.value.stage === 'closed') return ok([]);
      return ok([{ type: 'BallotClosed', ballot: id, register: registerAt(state, known.value, context) }]);
    },
  },
  ReopenBallot: {
    fields: { ballot },
    by: ['chair'],
    decide: (state, { ballot: id }) => {
      const known = inStage(state, id, 'closed');
      if (!known.ok) return known;
      const busy = busyWith(state);
      return busy ? no(busy) : ok([{ type: 'BallotReopened', ballot: id }]);
    },
  },
  /** Destroys its key: from then on nobody can say whose vote is whose. */
  SealBallot: {
    fields: { ballot },
    by: ['chair'],
    decide: (state, { ballot: id }, context) => {
      const known = inStage(state, id, 'closed', 'sealed');
      if (!known.ok) return known;
      return known.value.stage === 'sealed' ? ok([]) : seal(state, known.value, context);
    },
  },
  /** Seals it too, where it isn't yet. */
  RevealBallot: {
    fields: { ballot },
    by: ['chair'],
    decide: (state, { ballot: id }, context) => {
      const known = inStage(state, id, 'closed', 'sealed');
      return known.ok ? reveal(state, known.value, context) : known;
    },
  },
  /** What one of the stewards counted in a part of the hall, where several count, or in all of it; replaces the last count there. */
  CountHands: {
    fields: {
      ballot,
      part: z.enum(HALL_PARTS).nullable().default(null),
      counts: z.record(z.string().max(40), z.int().min(0).max(MOST_HEADS)),
    },
    by: ['chair', 'steward'],
    decide: (state, { ballot: id, part, counts }) => {
      const known = inStage(state, id, 'open', 'closed');
      if (!known.ok) return known;
      if (!isCountable(known.value, counts)) return no({ code: 'bad-choices' });
      return ok([{ type: 'HandsCounted', ballot: id, part, counts }]);
    },
  },
  /** `added`: the chair declares that nobody voted both ways. */
  AddHands: {
    fields: { ballot, added: z.boolean() },
    by: ['chair'],
    decide: (state, { ballot: id, added }) => {
      const known = inStage(state, id, 'open', 'closed');
      if (!known.ok) return known;
      if (added && !mayAddHands(known.value)) return no({ code: 'bad-choices' });
      return ok(known.value.handsAdded === added ? [] : [{ type: 'HandsAdded', ballot: id, added }]);
    },
  },
  RecordVeto: {
    fields: { ballot, delegation: planId, choice: planId.nullable() },
    by: ['chair', 'steward'],
    decide: (state, { ballot: id, delegation, choice }) => {
      const known = inStage(state, id, 'open', 'closed');
      if (!known.ok) return known;
      const row = delegationOf(state.turnout, delegation);
      if (!row) return no({ code: 'no-such-delegation', detail: delegation });
      const { settings, vetoes } = known.value;
      const isThere = choice === null || settings.choices.some((one) => one.id === choice);
      if (!settings.veto || !isThere) return no({ code: 'bad-choices' });
      const was = vetoes.get(row.id) ?? null;
      return ok(
        was === choice ? [] : [{ type: 'VetoRecorded', ballot: id, delegation: row.id, choice, was }],
      );
    },
  },
  /** `choices`: ids or texts; a point given twice is named twice. `card`: the code on a voting card. */
  CastBallot: {
    fields: {
      ballot,
      choices: z.array(z.string().min(1).max(120)).min(1).max(MOST_CHOSEN),
      card: z.string().max(40).optional(),
    },
    // For somebody with a card and no phone, a steward's device will do.
    by: ['phone', 'chair', 'steward'],
    decide: castVote,
  },
});
