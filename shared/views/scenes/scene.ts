/** What the projector shows at this moment: one slice, one scene, only what may be seen by all. */
import type { Segment } from '../../agenda/state.ts';
import type { Deep } from '../../kernel/decider.ts';
import type { Assembly } from '../../night/state.ts';
import type { SceneName } from '../../screen/scenes.ts';
import type { ScreenTheme } from '../../screen/theme.ts';
import {
  ballotOpenScene,
  ballotResultScene,
  type BallotOpenScene,
  type BallotResultScene,
} from './ballot-scenes.ts';
import { askFace, boardFace, turnFace } from '../faces.ts';
import { delegationName, leadName, publicName } from '../names.ts';
import { rollCall } from './roll-call.ts';
import type {
  WaitingScene,
  WelcomeScene,
  TitleScene,
  TestimonyScene,
  AskScene,
  TurnoutScene,
  PledgeScene,
  DatesScene,
  SceneView,
} from './scene-kinds.ts';
import { areaRows, figures } from '../turnout.ts';

type Current = Deep<Segment> | undefined;

const currentOf = ({ agenda }: Deep<Assembly>): Current =>
  agenda.segments.find(({ id }) => id === agenda.current);

/** The scene that the running order asks for, whatever is held. */
export const agendaScene = (state: Deep<Assembly>): SceneName => {
  if (state.agenda.endedAt !== null) return 'board';
  return currentOf(state)?.scene ?? 'waiting';
};

const waiting = (state: Deep<Assembly>): WaitingScene => {
  const { phones, phoneHeads, pledged } = figures(areaRows(state));
  const { joinCode } = state.people;
  return { kind: 'waiting', joinCode, startsAt: state.agenda.start, phones, phoneHeads, pledged };
};

const welcome = ({ plan }: Deep<Assembly>): WelcomeScene => ({
  kind: 'welcome',
  conduct: plan.assembly.conduct ?? null,
  neutrality: plan.assembly.neutrality_notice ?? null,
  alsoStanding: plan.also_standing.map(({ name, party }) => ({ name, party: party ?? null })),
});

const title = (state: Deep<Assembly>): TitleScene => {
  const segment = currentOf(state);
  const planned = state.plan.running_order.find(({ id }) => id === segment?.id);
  return {
    kind: 'title',
    title: segment?.title ?? state.plan.assembly.title,
    by: delegationName(state, planned?.by),
    leads: (segment?.lead ?? []).map((lead) => leadName(state, lead)),
  };
};

const testimony = (state: Deep<Assembly>): TestimonyScene | TitleScene => {
  const segment = currentOf(state);
  const found = state.plan.testimonies.find(({ id }) => segment?.kind === 'testimony' && id === segment.ref);
  if (!found) return title(state);
  const turn = turnFace(state);
  const turns = [...state.turns.spoken, ...(state.turns.current ? [state.turns.current] : [])];
  // Whoever read it last: once the reserve has, the giver's name does not come back.
  const speaker = turns.findLast((one) => one.speaker.id === found.id)?.speaker;
  return {
    kind: 'testimony',
    name: publicName(state, speaker ?? { as: 'testimony', id: found.id }),
    subject: found.subject ?? null,
    delegation: found.anonymous ? null : delegationName(state, found.delegation),
    turn,
  };
};

/** The ask that is being put, or the last one that was. */
export const askBeingPut = ({ agenda }: Deep<Assembly>): string | null => {
  const on = agenda.segments.findIndex(({ id }) => id === agenda.current);
  const upToNow = agenda.endedAt === null ? agenda.segments.slice(0, on + 1) : agenda.segments;
  return upToNow.findLast(({ kind, startedAt }) => kind === 'ask' && startedAt !== null)?.ref ?? null;
};

/** The ask that is held, else the one that is being put. */
export const askInSight = (state: Deep<Assembly>): string | null =>
  state.screen.held?.ask ?? askBeingPut(state);

const ask = (state: Deep<Assembly>): AskScene | TitleScene => {
  const face = askFace(state, askInSight(state));
  return face ? { kind: 'ask', ask: face, turn: turnFace(state) } : title(state);
};

export const turnoutScene = (state: Deep<Assembly>): TurnoutScene => {
  const areas = areaRows(state);
  const { present, pledged } = figures(areas);
  return {
    kind: 'turnout',
    areas: areas.map((area) => ({ name: area.name, present: area.present, pledged: area.pledged })),
    present,
    pledged,
  };
};

const pledge = ({ plan: { assembly } }: Deep<Assembly>): PledgeScene => ({
  kind: 'pledge',
  words: assembly.pledge ?? null,
  electionDay: assembly.election_day ?? null,
});

const dates = (state: Deep<Assembly>): DatesScene | TitleScene => {
  const { assembly, followup } = state.plan;
  const election = assembly.election_day;
  const days = new Map<string, string[]>(election === undefined ? [] : [[election, []]]);
  for (const { due, task } of followup) days.set(due, [...(days.get(due) ?? []), task]);
  const ahead = [...days]
    .filter(([date]) => date >= assembly.date)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([date, steps]) => ({ date, isElection: date === election, steps }));
  return ahead.length === 0 ? title(state) : { kind: 'dates', days: ahead };
};

const ballot = (state: Deep<Assembly>): BallotOpenScene | BallotResultScene | TitleScene => {
  const put = state.ballots.byId.get(state.ballots.inSight ?? '');
  return put ? (ballotResultScene(state, put) ?? ballotOpenScene(state, put)) : title(state);
};

const scenes: Record<SceneName, (state: Deep<Assembly>) => SceneView> = {
  waiting,
  welcome,
  title,
  rollcall: rollCall,
  speaker_clock: (state) => ({ kind: 'speaker_clock', title: title(state).title, turn: turnFace(state) }),
  testimony,
  ask,
  board: (state) => ({ kind: 'board', board: boardFace(state) }),
  turnout: turnoutScene,
  pledge,
  dates,
  ballot,
  holding: () => ({ kind: 'holding' }),
  blank: () => ({ kind: 'blank' }),
};

export interface SceneSlice {
  readonly scene: SceneView;
  /** Whether the chair holds it, rather than the running order choosing it. */
  readonly held: boolean;
  readonly theme: ScreenTheme;
}

export const sceneView = (state: Deep<Assembly>): SceneSlice => {
  const { held, theme } = state.screen;
  // A ballot is the hall's business wherever the running order stands.
  const due = state.ballots.inSight === null ? agendaScene(state) : 'ballot';
  return { scene: scenes[held?.scene ?? due](state), held: held !== null, theme };
};
