/** Saves at the server what is being typed, so that nothing is lost with a laptop: now and then, and what was typed last for certain. */
import { DRAFT_EVERY_MS } from '../../shared/answers/limits.ts';
import type { CommandInput } from '../../shared/night/commands.ts';
import type { Address, Typed } from './answer-cells.ts';
import type { Sender } from '../link/sender.svelte.ts';

type Draft = Extract<CommandInput, { type: 'DraftAnswer' }>['draft'];

/** `typing`: not saved yet · `saved`: another device could go on with it. */
export type DraftState = 'untouched' | 'typing' | 'saved';

export class Drafting {
  state: DraftState = $state('untouched');
  readonly #sender: Sender;
  readonly #at: Address;
  #next: Draft | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  #isSettled = true;

  constructor(sender: Sender, at: Address) {
    this.#sender = sender;
    this.#at = at;
  }

  /** Something was typed. */
  note(typed: Typed, pressed: boolean): void {
    this.#next = { ...typed, pressed };
    this.#isSettled = false;
    this.state = 'typing';
    this.#timer ??= setTimeout(() => void this.#save(), DRAFT_EVERY_MS);
  }

  /** It is being recorded, which settles the draft. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = undefined;
    this.#isSettled = true;
  }

  /** It is given up: nobody need go on with it. */
  giveUp(): void {
    this.settle();
    void this.#send(null);
  }

  /** The page turns away in the middle of it. */
  leave(): void {
    clearTimeout(this.#timer);
    if (this.#next !== undefined) void this.#send(this.#next);
    this.settle();
  }

  /** Only the latest is ever on its way: offline no heap of half sentences gathers. */
  async #save(): Promise<void> {
    this.#timer = undefined;
    if (this.#next === undefined || this.#isSending) return;
    const draft = this.#next;
    this.#next = undefined;
    this.#isSending = true;
    const isSaved = await this.#send(draft);
    this.#isSending = false;
    if (this.#isSettled) return;
    if (isSaved && this.#next === undefined) {
      this.state = 'saved';
      return;
    }
    this.#next ??= draft;
    this.#timer ??= setTimeout(() => void this.#save(), DRAFT_EVERY_MS);
  }

  async #send(draft: Draft): Promise<boolean> {
    const reply = await this.#sender.store.send({ type: 'DraftAnswer', ...this.#at, draft });
    return reply.ok;
  }
}
