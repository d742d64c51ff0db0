/** Arbitrary moves of those who count: phones, stewards, the roll call, and the list of delegations. */
import type { Deep } from '../../../shared/kernel/decider.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { Assembly } from '../../../shared/night/state.ts';
import type { Dice } from './move-dice.ts';

type State = Deep<Assembly>;
type TurnoutType =
  | 'CheckIn'
  | 'ConfirmGroup'
  | 'DeclineGroup'
  | 'CountAtDoor'
  | 'CallDelegation'
  | 'DeclareTurnout'
  | 'AddDelegation'
  | 'MergeDelegations'
  | 'RemoveDelegation'
  | 'ImportDelegations';
type Makers = {
  readonly [Type in TurnoutType]: (dice: Dice, state: State) => Extract<CommandInput, { type: Type }>;
};

/** Those that were merged too: an old list is in somebody's hands. */
const aDelegation = (dice: Dice, { turnout }: State): string =>
  dice.id([...turnout.delegations.values()].slice(0, 5));

const aGroup = (dice: Dice, { turnout }: State): number => 1 + dice.roll(turnout.groups.size + 1);

const aRow = (dice: Dice, { plan, turnout }: State) => ({
  name: dice.one([
    `Read in ${dice.serial}`,
    [...turnout.delegations.values()][dice.roll(4)]?.name ?? 'Nobody’s Chapel',
  ]),
  area: dice.id(plan.areas),
  pledged: dice.roll(40),
  ...(dice.roll(3) === 0 ? { code: `C${dice.serial % 999}` } : {}),
});

export const turnoutMakers: Makers = {
  CheckIn: (dice, state) => ({
    type: 'CheckIn',
    delegation: dice.roll(9) === 0 ? null : aDelegation(dice, state),
    party: dice.roll(6) === 0 ? dice.one([30, 9, 300, 301]) : 1 + dice.roll(8),
  }),
  ConfirmGroup: (dice, state) => ({
    type: 'ConfirmGroup',
    group: aGroup(dice, state),
    ...(dice.roll(2) === 0 ? { heads: dice.one([28, 1, 300]) } : {}),
  }),
  DeclineGroup: (dice, state) => ({ type: 'DeclineGroup', group: aGroup(dice, state) }),
  CountAtDoor: (dice, state) => ({
    type: 'CountAtDoor',
    delegation: aDelegation(dice, state),
    heads: dice.roll(12) - 4,
  }),
  CallDelegation: (dice, state) => ({
    type: 'CallDelegation',
    delegation: dice.roll(6) === 0 ? null : aDelegation(dice, state),
  }),
  DeclareTurnout: (dice, state) => ({
    type: 'DeclareTurnout',
    delegation: aDelegation(dice, state),
    heads: dice.roll(60),
  }),
  AddDelegation: (dice, { plan }) => ({
    type: 'AddDelegation',
    name: dice.one([`Missing ${dice.serial}`, 'The same twice']),
    area: dice.id(plan.areas),
  }),
  MergeDelegations: (dice, state) => ({
    type: 'MergeDelegations',
    from: aDelegation(dice, state),
    into: aDelegation(dice, state),
  }),
  RemoveDelegation: (dice, { turnout }) => ({
    type: 'RemoveDelegation',
    delegation: dice.id([...turnout.delegations.values()].slice(-3)),
  }),
  ImportDelegations: (dice, state) => ({
    type: 'ImportDelegations',
    rows: dice.roll(2) === 0 ? [aRow(dice, state)] : [aRow(dice, state), aRow(dice, state)],
  }),
};
