/** One command: what it looks like, who may say it, and what comes of it, in one row. */
import { z } from 'zod';
import type { Context, Deep } from './decider.ts';
import type { Refusal } from './refusals.ts';
import type { Result } from './result.ts';
import type { Role } from './roles.ts';

/** The fields of a command beside its type; unknown ones are refused. */
export type Fields = Readonly<Record<string, z.ZodType>>;

export type SchemaOf<Type extends string, Own extends Fields> = z.ZodObject<
  { readonly type: z.ZodLiteral<Type> } & Own,
  z.core.$strict
>;
/** A command as a decision gets it: parsed, with what was left out filled in. */
export type SaidCommand<Type extends string, Own extends Fields> = z.output<SchemaOf<Type, Own>>;

export interface CommandRow<Type extends string, Own extends Fields, State, Event, Ctx extends Context> {
  readonly fields: Own;
  /** The roles that may say it. */
  readonly by: readonly Role[];
  /** Reads everything and writes nothing. */
  readonly decide: (
    state: Deep<State>,
    command: SaidCommand<Type, Own>,
    context: Ctx,
  ) => Result<Event[], Refusal>;
}

export type CommandRows<Table extends Readonly<Record<string, Fields>>, State, Event, Ctx extends Context> = {
  readonly [Type in keyof Table & string]: CommandRow<Type, Table[Type], State, Event, Ctx>;
};

/** The schemas of a table of commands, by their types. */
export type SchemasOf<Rows> = {
  readonly [Type in keyof Rows & string]: Rows[Type] extends { readonly fields: infer Own extends Fields }
    ? SchemaOf<Type, Own>
    : never;
};

export const schemasOf = <Rows extends Readonly<Record<string, { readonly fields: Fields }>>>(
  rows: Rows,
): SchemasOf<Rows> =>
  Object.fromEntries(
    Object.entries(rows).map(([type, { fields }]) => [
      type,
      z.strictObject({ type: z.literal(type), ...fields }),
    ]),
    // Row by row the schema of its own type, which the compiler can't follow through the entries of an object.
  ) as SchemasOf<Rows>;
