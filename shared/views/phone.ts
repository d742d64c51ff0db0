/** What a phone in the hall may see: whom one can be with, and what is happening now. No live counts: they would be sent to everybody. */
import type { Deep } from '../kernel/decider.ts';
import type { Assembly } from '../night/state.ts';
import type { PlanSegment } from '../plan/plan.ts';
import type { SceneName } from '../screen/scenes.ts';
import { delegationOf, listed } from '../turnout/delegations.ts';
import { LARGEST_GROUP, LARGEST_PARTY } from '../turnout/limits.ts';
import { askFace, boardFace, turnFace, type AskFace, type BoardFace, type TurnFace } from './faces.ts';
import { rollCall, type RollCallScene } from './scenes/roll-call.ts';
import type { TurnoutScene } from './scenes/scene-kinds.ts';
import { agendaScene, askBeingPut, turnoutScene } from './scenes/scene.ts';

export interface DelegationsView {
  readonly areas: readonly {
    readonly name: string;
    readonly delegations: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  }[];
  /** Printed codes of twins that were merged, and the delegation each counts for now. */
  readonly merged: readonly { readonly code: string; readonly into: string }[];
  /** Alone and at once; above it a group waits for a steward, up to the largest. */
  readonly largestParty: number;
  readonly largestGroup: number;
}

/** `waiting`: before the start · `over`: after the end · `holding`: the chair asks everybody to wait. */
export type NowState = 'waiting' | 'on' | 'paused' | 'holding' | 'over';

export interface NowView {
  readonly state: NowState;
  readonly kind: PlanSegment['kind'] | null;
  readonly title: string | null;
  readonly speaker: Pick<TurnFace, 'name' | 'party' | 'pressedBy'> | null;
  readonly ask: AskFace | null;
  readonly calling: RollCallScene['calling'];
  /** All answers revealed so far, where the running order shows them together. */
  readonly board: BoardFace | null;
  /** Who came, by area: from the moment the running order shows it, and again at the end. */
  readonly turnout: Pick<TurnoutScene, 'areas' | 'present' | 'pledged'> | null;
  /** What comes after the night: at the end, or where the running order shows it. Days as `2020-05-07`. */
  readonly dates: readonly ComingDate[] | null;
  /** False after the end: no phone is counted any more. */
  readonly canCheckIn: boolean;
  /** Delegations that have declared: what their phones said stands, and a steward is asked to change it. */
  readonly declared: readonly string[];
}

/** `task`: null for election day, which asks to vote and never for whom. */
export interface ComingDate {
  readonly id: string;
  readonly day: string;
  readonly task: string | null;
}

export const delegationsView = ({ plan, turnout }: Deep<Assembly>): DelegationsView => ({
  areas: plan.areas.flatMap(({ id, name }) => {
    const here = listed(turnout).filter(({ area }) => area === id);
    const delegations = here.map((one) => ({ id: one.id, code: one.code, name: one.name }));
    return delegations.length === 0 ? [] : [{ name, delegations }];
  }),
  merged: [...turnout.delegations.values()].flatMap(({ id, code, mergedInto }) => {
    const into = mergedInto === null ? undefined : delegationOf(turnout, id)?.id;
    return into === undefined ? [] : [{ code, into }];
  }),
  largestParty: LARGEST_PARTY,
  largestGroup: LARGEST_GROUP,
});

const nowState = ({ agenda, screen }: Deep<Assembly>): NowState => {
  if (screen.held?.scene === 'holding') return 'holding';
  if (agenda.endedAt !== null) return 'over';
  if (agenda.pausedAt !== null) return 'paused';
  return agenda.current === null ? 'waiting' : 'on';
};

const wasShown = ({ agenda }: Deep<Assembly>, scene: SceneName): boolean =>
  agenda.segments.some((one) => one.scene === scene && one.startedAt !== null);

const turnoutFace = (state: Deep<Assembly>, scene: SceneName): NowView['turnout'] => {
  const isDue = scene === 'turnout' || (state.agenda.endedAt !== null && wasShown(state, 'turnout'));
  if (!isDue) return null;
  const { areas, present, pledged } = turnoutScene(state);
  return { areas, present, pledged };
};

/** Election day is told for itself; a task of that day would only say it twice. */
const comingDates = ({ plan, agenda }: Deep<Assembly>, scene: SceneName): ComingDate[] | null => {
  if (scene !== 'dates' && agenda.endedAt === null) return null;
  const electionDay = plan.assembly.election_day;
  const tasks = plan.followup
    .filter(({ due }) => due !== electionDay)
    .map(({ id, due, task }) => ({ id, day: due, task }));
  const election = electionDay ? [{ id: 'election', day: electionDay, task: null }] : [];
  return [...tasks, ...election].toSorted((a, b) => Number(a.day > b.day) - Number(a.day < b.day));
};

export const nowView = (state: Deep<Assembly>): NowView => {
  const segment = state.agenda.segments.find(({ id }) => id === state.agenda.current);
  const scene = agendaScene(state);
  const turn = turnFace(state);
  return {
    state: nowState(state),
    kind: segment?.kind ?? null,
    title: segment?.title ?? null,
    speaker: turn && { name: turn.name, party: turn.party, pressedBy: turn.pressedBy },
    ask: scene === 'ask' ? askFace(state, askBeingPut(state)) : null,
    calling: scene === 'rollcall' ? rollCall(state).calling : null,
    board: scene === 'board' ? boardFace(state) : null,
    turnout: turnoutFace(state, scene),
    dates: comingDates(state, scene),
    canCheckIn: state.agenda.endedAt === null,
    declared: listed(state.turnout).flatMap(({ id, declared }) => (declared === null ? [] : [id])),
  };
};
