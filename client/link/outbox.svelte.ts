/** Commands on their way: kept until the server has answered, and sent again under the same id, so that each takes effect once. */
import type { CommandInput } from '../../shared/night/commands.ts';
import type { CommandMessage, Reply } from '../../shared/wire.ts';

export type Deliver = (message: CommandMessage, reply: (reply: Reply) => void) => void;

/** A command that may become meaningless while it waits: then it is not sent, and this is told instead of an answer. */
export interface Lapse {
  readonly isDue: () => boolean;
  readonly onlapse: () => void;
}

interface PendingCommand {
  readonly lapse: Lapse | undefined;
  readonly message: CommandMessage;
  readonly settle: (reply: Reply) => void;
}

/** A random UUID. A page over plain HTTP has no crypto.randomUUID. */
export const newCommandId = (): string => {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ];
  return parts.join('-');
};

export class Outbox {
  /** How many commands have no answer yet. */
  waiting = $state(0);
  readonly #pending = new Map<string, PendingCommand>();
  #deliver: Deliver | null = null;

  /** Resolves with what the server said, never before. `id`: of a command kept from before a reload. */
  send(command: CommandInput, id: string = newCommandId(), lapse?: Lapse): Promise<Reply> {
    return new Promise((settle) => {
      const pending = { message: { ...command, id }, settle, lapse };
      this.#pending.set(pending.message.id, pending);
      this.waiting = this.#pending.size;
      this.#hand(pending);
    });
  }

  /** The way is open: everything unanswered goes out, in the order it was said. */
  open(deliver: Deliver): void {
    this.#deliver = deliver;
    for (const pending of this.#pending.values()) this.#hand(pending);
  }

  /** The way is closed: what is said now waits. */
  close(): void {
    this.#deliver = null;
  }

  isWaitingFor(id: string): boolean {
    return this.#pending.has(id);
  }

  #hand({ message, settle, lapse }: PendingCommand): void {
    if (this.#deliver && lapse?.isDue()) {
      this.#done(message.id);
      lapse.onlapse();
      return;
    }
    this.#deliver?.(message, (reply) => {
      // The same answer may come twice, once for each time it was sent.
      if (this.#done(message.id)) settle(reply);
    });
  }

  #done(id: string): boolean {
    const waited = this.#pending.delete(id);
    this.waiting = this.#pending.size;
    return waited;
  }
}
