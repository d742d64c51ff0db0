/** Every command of the night, composed of its aspects'. */
import type { z } from 'zod';
import { agendaCommands } from '../agenda/commands.ts';
import { answerCommands } from '../answers/commands.ts';
import { ballotCommands } from '../ballots/commands.ts';
import { candidateCommands } from '../candidates/commands.ts';
import { clockCommands } from '../clock/commands.ts';
import { schemasOf } from '../kernel/command.ts';
import type { Role } from '../kernel/roles.ts';
import { peopleCommands } from '../people/commands.ts';
import { screenCommands } from '../screen/commands.ts';
import { stageCommands } from '../stage/commands.ts';
import { turnCommands } from '../turns/commands.ts';
import { turnoutCommands } from '../turnout/commands.ts';
import { wordingCommands } from '../wording/commands.ts';
import { historyCommands } from './history-commands.ts';

export const commandRows = {
  ...agendaCommands,
  ...turnCommands,
  ...answerCommands,
  ...wordingCommands,
  ...turnoutCommands,
  ...ballotCommands,
  ...screenCommands,
  ...stageCommands,
  ...peopleCommands,
  ...candidateCommands,
  ...clockCommands,
  ...historyCommands,
};
export const commandSchemas = schemasOf(commandRows);

export type CommandType = keyof typeof commandRows;
export type Command = z.output<(typeof commandSchemas)[CommandType]>;
/** A command as it is written before it is parsed: optional fields may be left out. */
export type CommandInput = z.input<(typeof commandSchemas)[CommandType]>;

export const isCommandType = (type: string): type is CommandType => Object.hasOwn(commandRows, type);

export const isAllowed = (role: Role, command: CommandType): boolean =>
  commandRows[command].by.includes(role);
