/** The two tables that every aspect of the night fills: a row for each of its commands, and one for each of its facts. */
import type { BallotBox } from '../ballots/ballot-box.ts';
import type { CommandRows, Fields } from '../kernel/command.ts';
import type { Context } from '../kernel/decider.ts';
import type { FactTable, Reactions } from '../kernel/fact.ts';
import type { NightEvent } from './events.ts';
import type { AspectName, Assembly } from './state.ts';

/** Everything that a decision of the night needs from outside. */
export interface NightContext extends Context {
  /** A fresh join code, as typed on a phone. */
  readonly newJoinCode: () => string;
  /** The same ids in an order left to chance: the lot. */
  readonly shuffled: (ids: readonly string[]) => string[];
  /** The hash under which the log knows the secret of a pass with this id. */
  readonly passHash: (passId: string) => string;
  readonly ballotBox: BallotBox;
}

type Rows<Table extends Readonly<Record<string, Fields>>> = CommandRows<
  Table,
  Assembly,
  NightEvent,
  NightContext
>;

/** The commands of an aspect: for each its fields, who may say it, and its decision. */
export const commands = <Table extends Readonly<Record<string, Fields>>>(rows: Rows<Table>): Rows<Table> =>
  rows;

/** The facts of an aspect that are its own. */
export type Facts<Name extends AspectName, Own extends NightEvent> = FactTable<
  Assembly[Name],
  Own,
  Assembly,
  NightEvent
>;
/** What facts of other aspects do to this one. */
export type ReactionsOf<Name extends AspectName, Own extends NightEvent> = Reactions<
  Assembly[Name],
  Own,
  NightEvent
>;
