/** The public record: only what the hall has seen, with no name of the audience and no order among candidates. Rules [RECORD-*]. */
import type { Segment } from '../agenda/state.ts';
import { addressKey } from '../answers/address.ts';
import type { Said } from '../answers/events.ts';
import { receiptsOf } from '../ballots/receipts.ts';
import type { Ballot } from '../ballots/state.ts';
import type { Deep } from '../kernel/decider.ts';
import type { Assembly } from '../night/state.ts';
import type { PlanAsk } from '../plan/plan.ts';
import type { SceneName } from '../screen/scenes.ts';
import type { NightRecord, RecordAsk, RecordBallot, RecordTurnout, RecordVersion } from './record-file.ts';
import { askFace, letterOf } from './faces.ts';
import { fairnessView } from './fairness.ts';
import { delegationName, listedCandidates } from './names.ts';
import { nightView } from './night.ts';
import { areaRows } from './turnout.ts';

type State = Deep<Assembly>;

const assemblyOf = (state: State): NightRecord['assembly'] => {
  const { id, title, date, timezone, alliance, office, venue, imprint, neutrality } = nightView(state);
  return { id, title, date, timezone, alliance, office, venue, imprint, neutrality };
};

const nightOf = ({ agenda }: State): NightRecord['night'] => {
  const { rehearsal, startedAt, endedAt } = agenda;
  const state = endedAt !== null ? 'over' : startedAt !== null ? 'on' : 'waiting';
  return { state, rehearsal, startedAt, endedAt };
};

const orderOf = ({ agenda }: State): NightRecord['order'] =>
  agenda.segments
    .flatMap((segment) => (segment.startedAt === null ? [] : [{ ...segment, startedAt: segment.startedAt }]))
    .toSorted((one, other) => one.startedAt - other.startedAt)
    .map(({ id, title, startedAt, plannedMs, usedMs }) => {
      const isOn = id === agenda.current && agenda.endedAt === null;
      return { id, title, startedAt, plannedMs, tookMs: isOn ? null : usedMs };
    });

const candidatesOf = (state: State): NightRecord['candidates'] =>
  fairnessView(state).candidates.map(({ id, name, party, substitute, turns, allottedMs, usedMs }) => ({
    id,
    name,
    party,
    // Whoever stands in is seen when they speak, and not before.
    substitute: turns > 0 ? substitute : null,
    turns,
    allottedMs,
    spokenMs: usedMs,
  }));

/** What somebody's pass is for; their name stays in the log. */
const roleOf = ({ people }: State, pass: string): string | null => people.passes.get(pass)?.role ?? null;

const versionOf = (state: State, said: Deep<Said>): RecordVersion => {
  const { value, words, pressed, changed, speaker, readBack, at, by } = said;
  return {
    value,
    words,
    pressed,
    ...(changed ? { changed } : {}),
    ...(speaker === undefined ? {} : { speaker }),
    ...(readBack?.dispute ? { dispute: readBack.dispute } : {}),
    at,
    by: roleOf(state, by),
  };
};

const seenOf = (state: State, { id: ask, points }: Deep<PlanAsk>): RecordAsk['seen'] => {
  const places = [
    { point: null, letter: null },
    ...points.map(({ id }, at) => ({ point: id, letter: letterOf(at) })),
  ];
  return listedCandidates(state).flatMap(({ id: candidate }) =>
    places.flatMap(({ point, letter }) => {
      const seen = state.answers.seen.get(addressKey({ ask, point, candidate })) ?? [];
      const versions = seen.map((said) => versionOf(state, said));
      return versions.length === 0 ? [] : [{ candidate, point, letter, versions }];
    }),
  );
};

const wasStarted = ({ startedAt }: Deep<Segment>): boolean => startedAt !== null;

/** Those that were put, or of which something was seen. */
const asksOf = (state: State): RecordAsk[] =>
  state.plan.asks.flatMap((ask) => {
    const face = askFace(state, ask.id);
    const seen = seenOf(state, ask);
    const wasPut = state.agenda.segments.some(
      (segment) => segment.kind === 'ask' && segment.ref === ask.id && wasStarted(segment),
    );
    return face && (wasPut || seen.length > 0) ? [{ ...face, seen }] : [];
  });

const wasOnScreen = ({ agenda }: State, scene: SceneName): boolean =>
  agenda.segments.some((segment) => segment.scene === scene && wasStarted(segment));

/** What was declared is said aloud; what was counted at the doors and on phones is seen when the turnout is shown [SECRECY-3]. */
const turnoutOf = (state: State): RecordTurnout | null => {
  const isShown = wasOnScreen(state, 'turnout');
  if (!isShown && !wasOnScreen(state, 'rollcall')) return null;
  const areas = areaRows(state).map(({ id, name, pledged, present, declared, phoneHeads, delegations }) => {
    const rows = delegations.map((one) => ({
      id: one.id,
      name: one.name,
      pledged: one.pledged,
      present: isShown ? one.present : one.declared,
      planned: one.planned,
    }));
    const isKnown = rows.some((one) => one.present !== null);
    const sum = isShown ? present : declared;
    return {
      id,
      name,
      pledged,
      present: isKnown ? sum : null,
      onPhones: isShown ? phoneHeads : null,
      delegations: rows,
    };
  });
  const sum = (figure: (area: (typeof areas)[number]) => number | null): number =>
    areas.reduce((total, area) => total + (figure(area) ?? 0), 0);
  return {
    areas,
    pledged: sum(({ pledged }) => pledged),
    present: sum(({ present }) => present),
    onPhones: isShown ? sum(({ onPhones }) => onPhones) : null,
  };
};

const vetoesOf = (state: State, { vetoes }: Deep<Ballot>): RecordBallot['vetoes'] =>
  [...vetoes].map(([delegation, choice]) => ({
    delegation,
    name: delegationName(state, delegation) ?? '',
    choice,
  }));

/** Nothing of it before it is both sealed and revealed. */
const ballotOf = (state: State, ballot: Deep<Ballot>): RecordBallot[] => {
  const { id, settings, opened, result, digest, revealed } = ballot;
  if (!revealed || !opened || !result || digest === null) return [];
  const { areas, delegations, ...figures } = result;
  const areaName = (area: string) => state.plan.areas.find((one) => one.id === area)?.name ?? '';
  return [
    {
      id,
      settings,
      openedAt: opened.at,
      ...figures,
      areas: areas.shown.map((row) => ({ ...row, name: areaName(row.id) })),
      areasWithheld: areas.withheld,
      delegations: delegations.shown.map((row) => ({ ...row, name: row.name ?? '', area: row.area ?? '' })),
      delegationsWithheld: delegations.withheld,
      vetoes: vetoesOf(state, ballot),
      receipts: receiptsOf(ballot).map(({ receipt, choices }) => [receipt, choices] as const),
      digest,
    },
  ];
};

export const recordOf = (state: State): NightRecord => ({
  assembly: assemblyOf(state),
  alsoStanding: state.plan.also_standing.map(({ name, party }) => ({ name, party: party ?? null })),
  night: nightOf(state),
  order: orderOf(state),
  candidates: candidatesOf(state),
  asks: asksOf(state),
  turnout: turnoutOf(state),
  ballots: [...state.ballots.byId.values()].flatMap((ballot) => ballotOf(state, ballot)),
});
