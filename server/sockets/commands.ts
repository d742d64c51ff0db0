/** A command over a socket: parsed, weighed against the speaker's pace and role, given to the room, and answered. */
import { z } from 'zod';
import type { Actor } from '../../shared/kernel/decider.ts';
import { commandId } from '../../shared/kernel/ids.ts';
import type { Refusal } from '../../shared/kernel/refusals.ts';
import { hasReservedKey } from '../../shared/kernel/reserved-keys.ts';
import { no, ok, type Result } from '../../shared/kernel/result.ts';
import type { Role } from '../../shared/kernel/roles.ts';
import { night, type Night } from '../../shared/night/chapter.ts';
import type { Reply } from '../../shared/wire.ts';
import type { Metrics } from '../metrics.ts';
import type { Submission } from '../room/batch.ts';
import { withReceipt } from './mine.ts';
import type { ActorLimiter } from './rate-limiter.ts';
import type { Connection } from './socket-server.ts';

const envelope = z.looseObject({ id: commandId, type: z.string() });

/** Unknown fields and types are refused, never ignored. */
const parseCommand = (message: unknown): Result<Submission<Night>, Refusal> => {
  if (hasReservedKey(message)) return no({ code: 'malformed', detail: 'a name that no field has' });
  const outer = envelope.safeParse(message);
  if (!outer.success) return no({ code: 'malformed', detail: 'needs an id (a uuid) and a type' });
  const { id, ...body } = outer.data;
  const parsed = night.parse(body);
  return parsed.ok ? ok({ ...parsed.value, id }) : parsed;
};

/** A command was answered, `ms` after it had come. */
export const measureCommand = (
  metrics: Pick<Metrics, 'commands' | 'answer'>,
  { role, command, outcome }: { readonly role: Role; readonly command: string; readonly outcome: string },
  ms: number,
): void => {
  metrics.commands.inc({ role, command, outcome });
  metrics.answer.observe({ role }, ms / 1000);
};

export interface CommandIntakeParts {
  readonly limiter: ActorLimiter;
  readonly metrics: Pick<Metrics, 'commands' | 'answer'>;
}

export class CommandIntake {
  readonly #parts: CommandIntakeParts;

  constructor(parts: CommandIntakeParts) {
    this.#parts = parts;
  }

  async take(socket: Connection, message: unknown, reply: (reply: Reply) => void): Promise<void> {
    const { assembly, actor } = socket.data;
    const heardAt = performance.now();
    const measure = (command: string, outcome: string): void =>
      measureCommand(
        this.#parts.metrics,
        { role: actor.role, command, outcome },
        performance.now() - heardAt,
      );
    const said = this.#admitted(actor, message);
    if (!said.ok) {
      measure('unparsed', said.reason.code);
      return reply({ ok: false, refusal: said.reason });
    }
    const answer = await assembly.open.room.submit(said.value, actor);
    reply(withReceipt(socket.data, said.value, answer));
    measure(said.value.type, answer.ok ? 'ok' : answer.refusal.code);
    if (actor.role === 'phone' && answer.ok) assembly.mineQueue.add(actor.id);
  }

  #admitted(actor: Actor, message: unknown): Result<Submission<Night>, Refusal> {
    if (!this.#parts.limiter.take(actor)) return no({ code: 'too-fast' });
    const command = parseCommand(message);
    if (!command.ok) return command;
    return night.isAllowed(actor.role, command.value.type) ? command : no({ code: 'not-your-role' });
  }
}
