/** Names of things: the plan's own short ids, and the ids the program makes. */
import { z } from 'zod';
import { PLAN_ID } from './plan-id.ts';

/** An id written in a plan: `D02`, `A1a`, `tv-pcc-2020`. Letters, figures, dot, hyphen, underscore; 40 at most. */
export const planId = z
  .string()
  .regex(PLAN_ID, 'is not a usable id: letters, figures, “-”, “_” and “.” only, 40 at most');

/** The id of one command, made by whoever sends it. Sending it again changes nothing. */
export const commandId = z.uuid();
