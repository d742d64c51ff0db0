/** The part of the page that votes: fetched after the rest, so that the way in stays light, and before anybody needs it. */
import type { Component } from 'svelte';
import { recall } from '../../link/device-memory.ts';
import { spoken } from '../spoken.svelte.ts';
import type { VotingProps } from './voting-props.ts';

/** Under which the device remembers a vote that has no answer yet. */
export const TAPPED_VOTE = 'assembly-night/vote';

/** A hall's phones not in the same instant. */
const somewhen = (): number => 2_000 + Math.random() * 6_000;

export class VotePart {
  component: Component<VotingProps> | null = $state.raw(null);
  failed = $state(false);
  #later: ReturnType<typeof setTimeout> | undefined;
  #isComing = false;

  /** Something tapped before a reload waits for it. */
  get isAwaited(): boolean {
    return recall(TAPPED_VOTE) !== null;
  }

  fetchSoon(): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => void this.fetch(), somewhen());
  }

  /** One that can't be fetched now is fetched later. */
  async fetch(): Promise<void> {
    if (this.component || this.#isComing) return;
    clearTimeout(this.#later);
    this.#isComing = true;
    try {
      const [part] = await Promise.all([import('./Voting.svelte'), spoken.learnVoting()]);
      this.component = part.default;
    } catch {
      this.failed = true;
      this.fetchSoon();
    }
    this.#isComing = false;
  }
}
