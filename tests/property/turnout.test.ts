/** Whatever phones, stewards, mergers and returns come between one another: the figures are what was acknowledged. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandType } from '../../shared/night/commands.ts';
import type { NightEvent } from '../../shared/night/events.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { delegationOf } from '../../shared/turnout/delegations.ts';
import { turnoutView } from '../../shared/views/turnout.ts';
import { plans } from '../support/night/arbitrary-plans.ts';
import { moves, type Move } from '../support/moves/moves.ts';
import { Play, type Played } from '../support/night/play.ts';

const how = { seed: 20_200_503, numRuns: 250 };
const MOST = 60;
const often: readonly CommandType[] = [
  'CheckIn',
  'ConfirmGroup',
  'CountAtDoor',
  'DeclareTurnout',
  'AddDelegation',
  'MergeDelegations',
];

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0);

interface Said {
  readonly delegation: string | null;
  readonly heads: number;
}

/** What was acknowledged, kept by somebody who knows nothing of how the program keeps it. */
class Acknowledged {
  readonly phones = new Map<string, Said>();
  readonly groups = new Map<number, { phone: string; heads: number }>();
  /** The group that a phone's last word made. */
  readonly groupOf = new Map<string, number>();
  door = 0;

  hear({ input, by, outcome }: Played): void {
    if (!outcome.ok) return;
    for (const event of outcome.value) this.#note(event, by.id);
    if (input.type === 'CountAtDoor') this.door += input.heads;
  }

  #note(event: NightEvent, phone: string): void {
    if (event.type === 'RehearsalEnded') this.#forget();
    if (event.type === 'CheckedIn') {
      this.phones.set(phone, { delegation: event.delegation, heads: event.party });
      this.groupOf.delete(phone);
    }
    if (event.type === 'GroupClaimed') {
      this.phones.set(phone, { delegation: event.delegation, heads: 1 });
      this.groups.set(event.group, { phone, heads: event.heads });
      this.groupOf.set(phone, event.group);
    }
    if (event.type === 'GroupConfirmed') this.#settle(event.group, event.heads);
    if (event.type === 'GroupDeclined') this.#settle(event.group, 1);
  }

  #settle(group: number, heads: number): void {
    const phone = this.groups.get(group)?.phone ?? '';
    const said = this.phones.get(phone);
    if (said && this.groupOf.get(phone) === group) this.phones.set(phone, { ...said, heads });
  }

  #forget(): void {
    for (const all of [this.phones, this.groups, this.groupOf]) all.clear();
    this.door = 0;
  }
}

const watch = (
  plan: Plan,
  all: readonly Move[],
  look: (night: Play, said: Acknowledged, played: Played) => void,
): void => {
  const night = new Play(plan);
  const said = new Acknowledged();
  for (const move of all) {
    const played = night.step(move);
    said.hear(played);
    look(night, said, played);
  }
};

describe('turnout', () => {
  test('[TURNOUT-3] [TURNOUT-4] [LIST-3] every phone counts once, with its party, where its delegation is today', () => {
    const met = { moved: 0, merged: 0, groups: 0, visitors: 0 };
    const addsUp = (plan: Plan, all: readonly Move[]) =>
      watch(plan, all, ({ state }, { phones, groupOf }) => {
        const { turnout } = state;
        for (const { id, phones: count, phoneHeads, mergedInto } of turnout.delegations.values()) {
          const here = [...phones.values()].filter(
            (one) => one.delegation !== null && delegationOf(turnout, one.delegation)?.id === id,
          );
          expect([id, count, phoneHeads]).toEqual([id, here.length, sum(here.map(({ heads }) => heads))]);
          if (mergedInto !== null) met.merged += 1;
        }
        const visitors = [...phones.values()].filter(({ delegation }) => delegation === null);
        expect(turnout.visitors).toEqual({
          phones: visitors.length,
          phoneHeads: sum(visitors.map(({ heads }) => heads)),
        });
        met.visitors += visitors.length;
        met.groups += groupOf.size;
      });
    fc.assert(fc.property(plans, moves(MOST, ...often), addsUp), how);
    expect(Math.min(met.merged, met.groups, met.visitors)).toBeGreaterThan(100);
  });

  test('[TURNOUT-5] [LIST-3] no head that was counted at a door is lost or counted twice, whatever is merged or parted', () => {
    const met = new Set<string>();
    const isKept = (plan: Plan, all: readonly Move[]) =>
      watch(plan, all, ({ state }, { door }, { outcome }) => {
        const rows = [...state.turnout.delegations.values()];
        expect(sum(rows.map((row) => row.door ?? 0))).toBe(door);
        expect(rows.filter((row) => (row.door ?? 0) < 0)).toEqual([]);
        expect(sum(state.turnout.arrivals.map((minute) => minute.door))).toBe(door);
        if (outcome.ok) for (const { type } of outcome.value) met.add(type);
      });
    fc.assert(fc.property(plans, moves(MOST, ...often, 'TakeBack'), isKept), how);
    expect([...met]).toEqual(expect.arrayContaining(['DelegationsMerged', 'DelegationsSplit']));
  });

  test('[TURNOUT-1] [TURNOUT-2] [LIST-3] only stewards and the chair change what is present, and a merger never does', () => {
    let merged = 0;
    const stands = (plan: Plan, all: readonly Move[]) => {
      let before = 0;
      watch(plan, all, ({ state }, _said, { input, outcome }) => {
        const view = turnoutView(state);
        const official = view.areas
          .flatMap(({ delegations }) => delegations)
          .map(({ declared, door }) => declared ?? door ?? 0);
        expect(view.total.present).toBe(sum(official));
        const byCrew = ['CountAtDoor', 'DeclareTurnout', 'TakeBack', 'EndRehearsal'].includes(input.type);
        expect([input.type, view.total.present]).toEqual([input.type, byCrew ? view.total.present : before]);
        if (input.type === 'MergeDelegations' && outcome.ok && view.total.present > 0) merged += 1;
        before = view.total.present;
      });
    };
    fc.assert(fc.property(plans, moves(MOST, ...often), stands), how);
    expect(merged).toBeGreaterThan(50);
  });
});
