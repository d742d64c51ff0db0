/** The crew's part in a ballot: prepared, opened, closed, opened again, sealed and revealed; hands counted, objections noted. Rules [BALLOT-*]. */
import { z } from 'zod';
import type { Assembly } from '../night/assembly.ts';
import { resultOf } from './results.ts';
import {
  MOST_BALLOTS,
  settingsShape,
  settled,
  wrongSetting,
  type BallotSettings,
  type WrittenSettings,
} from './settings.ts';
import { handsOf, openBallot, receiptsOf, type Ballot, type BallotStage } from './ballots.ts';
import type { Context, Deep, DecideTable } from '../kernel/decider.ts';
import type { NightEvent } from '../night/events.ts';
import { HALL_PARTS } from './hall-parts.ts';
import { planId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { MOST_HEADS } from '../turnout/limits.ts';
import { delegationOf, present } from '../turnout/turnout.ts';
import { listed, phonesListed } from '../turnout/list.ts';

const ballot = planId;

export const ballotCommands = {
  /** A new one, or another wording of one that was not put to the floor yet. */
  DraftBallot: z.strictObject({ type: z.literal('DraftBallot'), ballot, ...settingsShape }),
  DropBallot: z.strictObject({ type: z.literal('DropBallot'), ballot }),
  /** With a question: on the spot; without: as it was prepared. */
  OpenBallot: z.strictObject({
    type: z.literal('OpenBallot'),
    ballot,
    ...settingsShape,
    question: settingsShape.question.optional(),
  }),
  CloseBallot: z.strictObject({ type: z.literal('CloseBallot'), ballot }),
  ReopenBallot: z.strictObject({ type: z.literal('ReopenBallot'), ballot }),
  /** Destroys its key: from then on nobody can say whose vote is whose. */
  SealBallot: z.strictObject({ type: z.literal('SealBallot'), ballot }),
  /** Seals it too, where it isn't yet. */
  RevealBallot: z.strictObject({ type: z.literal('RevealBallot'), ballot }),
  /** What one of the stewards counted in a part of the hall, where several count, or in all of it; replaces the last count there. */
  CountHands: z.strictObject({
    type: z.literal('CountHands'),
    ballot,
    part: z.enum(HALL_PARTS).nullable().default(null),
    counts: z.record(z.string().max(40), z.int().min(0).max(MOST_HEADS)),
  }),
  /** `added`: the chair declares that nobody voted both ways. */
  AddHands: z.strictObject({ type: z.literal('AddHands'), ballot, added: z.boolean() }),
  RecordVeto: z.strictObject({
    type: z.literal('RecordVeto'),
    ballot,
    delegation: planId,
    choice: planId.nullable(),
  }),
};
export type BallotCommand = z.output<(typeof ballotCommands)[keyof typeof ballotCommands]>;

const settingsOf = (written: WrittenSettings): Result<BallotSettings, Refusal> => {
  const settings = settled(written);
  const wrong = wrongSetting(settings);
  return wrong ? no({ code: 'bad-ballot', detail: wrong.field }) : ok(settings);
};

const found = ({ ballots }: Deep<Assembly>, id: string): Result<Deep<Ballot>, Refusal> => {
  const known = ballots.byId.get(id);
  return known ? ok(known) : no({ code: 'no-such-ballot', detail: id });
};

const notIn: Record<BallotStage, Refusal> = {
  draft: { code: 'ballot-not-open' },
  open: { code: 'ballot-open' },
  closed: { code: 'ballot-closed' },
  sealed: { code: 'ballot-sealed' },
};

/** The ballot, if it is in one of these stages; else what it is in instead. */
const inStage = (
  state: Deep<Assembly>,
  id: string,
  ...stages: readonly BallotStage[]
): Result<Deep<Ballot>, Refusal> => {
  const known = found(state, id);
  return !known.ok || stages.includes(known.value.stage) ? known : no(notIn[known.value.stage]);
};

/** Of leaders one for each delegation, however many of its names were merged into one; of other cards each. */
const votersBy = (
  turnout: Deep<Assembly>['turnout'],
  voters: 'leaders' | 'cards',
  dealt: readonly string[],
): number => {
  const inList = dealt.flatMap((delegation) => delegationOf(turnout, delegation)?.id ?? []);
  return voters === 'leaders' ? new Set(inList).size : inList.length;
};

/** How many can vote just now. */
export const registerOf = (
  { turnout }: Deep<Assembly>,
  { voters }: Pick<Deep<BallotSettings>, 'voters'>,
  { ballotBox }: Pick<Context, 'ballotBox'>,
): number =>
  voters === 'phones' ? phonesListed(turnout) : votersBy(turnout, voters, ballotBox.dealt(voters));

/** Where the register was frozen, as it was at the opening. */
const registerAt = (
  state: Deep<Assembly>,
  { settings, opened }: Deep<Ballot>,
  context: Pick<Context, 'ballotBox'>,
): number =>
  settings.register === 'frozen' ? (opened?.register ?? 0) : registerOf(state, settings, context);

/** A hand is raised for a choice, but for no delegation. */
export const mayAddHands = ({ settings, hands }: Pick<Deep<Ballot>, 'settings' | 'hands'>): boolean =>
  hands.size > 0 && settings.threshold !== 'delegations';

const draft = (
  state: Deep<Assembly>,
  id: string,
  written: WrittenSettings,
): Result<NightEvent[], Refusal> => {
  const known = state.ballots.byId.get(id);
  if (known && known.stage !== 'draft') return no(notIn[known.stage]);
  if (!known && state.ballots.byId.size >= MOST_BALLOTS) return no({ code: 'list-full' });
  const settings = settingsOf(written);
  return settings.ok ? ok([{ type: 'BallotDrafted', ballot: id, settings: settings.value }]) : settings;
};

/** Why the hall can't vote on another one just now. */
const busyWith = ({ ballots, agenda }: Deep<Assembly>): Refusal | null => {
  const open = openBallot(ballots);
  if (open) return { code: 'ballot-open', detail: open.id };
  return agenda.endedAt === null ? null : { code: 'night-over' };
};

const put = (
  state: Deep<Assembly>,
  id: string,
  settings: BallotSettings,
  context: Context,
): Result<NightEvent[], Refusal> => {
  const busy = busyWith(state);
  if (busy) return no(busy);
  const register = registerOf(state, settings, context);
  if (settings.voters !== 'phones' && register === 0) return no({ code: 'no-cards' });
  return ok([{ type: 'BallotOpened', ballot: id, settings, key: context.newId(), register }]);
};

/** Everything that was counted, worked out while the ballot's key is still there. */
const seal = (
  state: Deep<Assembly>,
  { id, settings, opened, registerAtClose, votes, handsAdded, ...rest }: Deep<Ballot>,
  context: Context,
): Result<NightEvent[], Refusal> => {
  const { ballotBox } = context;
  const key = opened?.key ?? '';
  if (votes.size > 0 && ballotBox.voterOf(key, '') === null) return no({ code: 'unavailable' });
  const rows = listed(state.turnout);
  const result = resultOf({
    settings,
    votes: [...votes].map(([voter, { choices, hiddenDelegation }]) => ({
      choices,
      delegation: delegationOf(state.turnout, ballotBox.read(key, voter, hiddenDelegation))?.id ?? '',
    })),
    // Who voted and then left its delegation was on the register when it voted.
    register: Math.max(votes.size, registerAtClose ?? 0),
    delegations: rows.map((row) => {
      const { id: delegation, area, name, phones } = row;
      return { id: delegation, area, name, isPresent: (present(row) ?? 0) > 0 || phones > 0 };
    }),
    hands: handsOf({ settings, hands: rest.hands }),
    handsAdded,
  });
  const receipts = receiptsOf({ settings, votes }).map(({ receipt, choices }) => [receipt, choices]);
  const digest = ballotBox.digestOf(JSON.stringify(receipts));
  return ok([{ type: 'BallotSealed', ballot: id, key, result, digest }]);
};

const reveal = (
  state: Deep<Assembly>,
  known: Deep<Ballot>,
  context: Context,
): Result<NightEvent[], Refusal> => {
  if (known.revealed) return ok([]);
  const revealed: NightEvent = { type: 'BallotRevealed', ballot: known.id };
  // The hall can't look at a result and vote on something else.
  const open = openBallot(state.ballots);
  if (open) return no({ code: 'ballot-open', detail: open.id });
  if (known.stage === 'sealed') return ok([revealed]);
  const sealed = seal(state, known, context);
  return sealed.ok ? ok([...sealed.value, revealed]) : sealed;
};

const countable = (
  { settings: { kind, choices } }: Deep<Ballot>,
  counts: Readonly<Record<string, number>>,
): boolean =>
  kind !== 'share_points' && Object.keys(counts).every((id) => choices.some((one) => one.id === id));

export const decideBallots: DecideTable<Assembly, BallotCommand, NightEvent> = {
  DraftBallot: (state, { type: _, ballot: id, ...written }) => draft(state, id, written),
  DropBallot: (state, { ballot: id }) => {
    const known = inStage(state, id, 'draft');
    return known.ok ? ok([{ type: 'BallotDropped', ballot: id }]) : known;
  },
  OpenBallot: (state, { type: _, ballot: id, question, ...written }, context) => {
    if (question === undefined) {
      const known = inStage(state, id, 'draft');
      return known.ok ? put(state, id, known.value.settings, context) : known;
    }
    const drafted = draft(state, id, { question, ...written });
    const settings = settingsOf({ question, ...written });
    if (!drafted.ok || !settings.ok) return drafted;
    const opened = put(state, id, settings.value, context);
    return opened.ok ? ok([...drafted.value, ...opened.value]) : opened;
  },
  CloseBallot: (state, { ballot: id }, context) => {
    const known = inStage(state, id, 'open', 'closed');
    if (!known.ok) return known;
    if (known.value.stage === 'closed') return ok([]);
    return ok([{ type: 'BallotClosed', ballot: id, register: registerAt(state, known.value, context) }]);
  },
  ReopenBallot: (state, { ballot: id }) => {
    const known = inStage(state, id, 'closed');
    if (!known.ok) return known;
    const busy = busyWith(state);
    return busy ? no(busy) : ok([{ type: 'BallotReopened', ballot: id }]);
  },
  SealBallot: (state, { ballot: id }, context) => {
    const known = inStage(state, id, 'closed', 'sealed');
    if (!known.ok) return known;
    return known.value.stage === 'sealed' ? ok([]) : seal(state, known.value, context);
  },
  RevealBallot: (state, { ballot: id }, context) => {
    const known = inStage(state, id, 'closed', 'sealed');
    return known.ok ? reveal(state, known.value, context) : known;
  },
  CountHands: (state, { ballot: id, part, counts }) => {
    const known = inStage(state, id, 'open', 'closed');
    if (!known.ok) return known;
    if (!countable(known.value, counts)) return no({ code: 'bad-choices' });
    return ok([{ type: 'HandsCounted', ballot: id, part, counts }]);
  },
  AddHands: (state, { ballot: id, added }) => {
    const known = inStage(state, id, 'open', 'closed');
    if (!known.ok) return known;
    if (added && !mayAddHands(known.value)) return no({ code: 'bad-choices' });
    return ok(known.value.handsAdded === added ? [] : [{ type: 'HandsAdded', ballot: id, added }]);
  },
  RecordVeto: (state, { ballot: id, delegation, choice }) => {
    const known = inStage(state, id, 'open', 'closed');
    if (!known.ok) return known;
    const row = delegationOf(state.turnout, delegation);
    if (!row) return no({ code: 'no-such-delegation', detail: delegation });
    const { settings, vetoes } = known.value;
    const isThere = choice === null || settings.choices.some((one) => one.id === choice);
    if (!settings.veto || !isThere) return no({ code: 'bad-choices' });
    const was = vetoes.get(row.id) ?? null;
    return ok(was === choice ? [] : [{ type: 'VetoRecorded', ballot: id, delegation: row.id, choice, was }]);
  },
};
