/** What a phone in the hall may see: whom one can be with, and what is happening now. No live counts: they would be sent to everybody. */
import type { Assembly } from '../assembly.ts';
import type { Deep } from '../decider.ts';
import type { PlanSegment } from '../plan.ts';
import { askFace, boardFace, turnFace, type AskFace, type BoardFace, type TurnFace } from './faces.ts';
import { rollCall, type RollCallScene } from './roll-call.ts';
import { agendaScene, askBeingPut } from './scene.ts';
import { listed } from '../turnout-list.ts';
import { LARGEST_GROUP, LARGEST_PARTY } from '../turnout-phones.ts';

export interface DelegationsView {
  readonly areas: readonly {
    readonly name: string;
    readonly delegations: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  }[];
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
}

export const delegationsView = ({ plan, turnout }: Deep<Assembly>): DelegationsView => ({
  areas: plan.areas.flatMap(({ id, name }) => {
    const here = listed(turnout).filter(({ area }) => area === id);
    const delegations = here.map((one) => ({ id: one.id, code: one.code, name: one.name }));
    return delegations.length === 0 ? [] : [{ name, delegations }];
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
  };
};
