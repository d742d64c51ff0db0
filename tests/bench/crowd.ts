/** Tells the process of the audience what to do, and hears what came of it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

interface Where {
  readonly url: string;
  /** The join code. */
  readonly code: string;
}

export type CrowdRequest =
  | ({
      readonly do: 'arrive';
      readonly count: number;
      readonly withinMs: number;
      readonly checkIn: boolean;
    } & Where)
  | { readonly do: 'checkIn'; readonly withinMs: number }
  | {
      readonly do: 'vote';
      readonly ballot: string;
      readonly choices: readonly string[];
      readonly withinMs: number;
    }
  | { readonly do: 'storm' }
  | { readonly do: 'listen'; readonly ms: number }
  | { readonly do: 'heard'; readonly since: number };

export type CrowdWord = { readonly figures: Readonly<Record<string, number>> } | { readonly fault: string };

/** What a process of the bench says next. Throws where it ends instead: nobody waits for it for ever. */
export const nextWord = async (child: ChildProcess): Promise<unknown> => {
  const over = new AbortController();
  const { signal } = over;
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('A process of the bench ended before it had answered');
  });
  try {
    const [word] = (await Promise.race([once(child, 'message', { signal }), ended])) as [unknown];
    return word;
  } finally {
    over.abort();
  }
};

const SCRIPT = fileURLToPath(new URL('crowd-process.ts', import.meta.url));

export class Crowd {
  readonly #process: ChildProcess = fork(SCRIPT, { stdio: 'inherit' });

  /** Throws what went wrong in the crowd. */
  async ask(request: CrowdRequest): Promise<Readonly<Record<string, number>>> {
    if (!this.#process.connected) throw new Error('The crowd is gone');
    this.#process.send(request);
    const word = (await nextWord(this.#process)) as CrowdWord;
    if ('fault' in word) throw new Error(`The crowd: ${word.fault}`);
    return word.figures;
  }

  goHome(): void {
    this.#process.kill();
  }
}
