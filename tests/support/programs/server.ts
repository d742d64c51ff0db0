/** A running server for tests with real sockets and a real SQLite file: started, killed, and started again on the same data. */
import { once } from 'node:events';
import { z } from 'zod';
import { passRoles, type PassRole } from '../../../shared/kernel/roles.ts';
import { newFolder, spawnServer, type Exit, type Spoken } from './server-process.ts';
import { within } from './within.ts';

const START_MS = 15_000;
const STOP_MS = 5_000;

const announcement = z.strictObject({
  url: z.url(),
  assemblies: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      join: z.url(),
      links: z.record(z.enum(passRoles), z.url()),
    }),
  ),
});
type Announcement = z.output<typeof announcement>;
export type AnnouncedAssembly = Announcement['assemblies'][number];

export interface ServerOptions {
  readonly dataDir?: string;
  /** The path of a plan; the sample where none is named. */
  readonly plan?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** How many files it may have open. */
  readonly openFiles?: number;
}

/** The secret in the fragment of a link. */
export const secretOf = (link: string): string => {
  const secret = /#pass=(.+)$/.exec(link)?.[1];
  if (!secret) throw new Error(`There is no pass in ${link}`);
  return secret;
};

/** Resolves once `ready` finds what it looks for in what the process prints. */
export const sayingsUntil = async <Found>(
  spoken: Spoken,
  ready: (stdout: string) => Found | null,
): Promise<Found> => {
  const heard = (): string => `It said: ${spoken.stdout}${spoken.stderr}`;
  const listening = async (): Promise<Found> => {
    for (;;) {
      const found = ready(spoken.stdout);
      if (found !== null) return found;
      await Promise.race([once(spoken.child.stdout ?? spoken.child, 'data'), spoken.exited]);
      if (spoken.child.exitCode !== null || spoken.child.signalCode !== null)
        throw new Error(`The server ended before it listened. ${heard()}`);
    }
  };
  return within(START_MS, 'the server to say that it listens', listening(), heard);
};

const firstLine = (stdout: string): Announcement | null => {
  const end = stdout.indexOf('\n');
  return end < 0 ? null : announcement.parse(JSON.parse(stdout.slice(0, end)));
};

export class RunningServer {
  readonly dataDir: string;
  readonly #args: readonly string[];
  readonly #env: Readonly<Record<string, string>>;
  readonly #openFiles: number | undefined;
  #spoken: Spoken;
  #said: Announcement = { url: '', assemblies: [] };

  constructor({ dataDir = newFolder('data'), plan, env = {}, openFiles }: ServerOptions) {
    this.#openFiles = openFiles;
    this.dataDir = dataDir;
    this.#args = plan === undefined ? ['--json'] : ['--json', plan];
    this.#env = { ...env, DATA_DIR: dataDir };
    this.#spoken = this.#spawn();
  }

  /** Where it listens; by number, because it was told to listen on 127.0.0.1 alone. */
  get url(): string {
    return this.#said.url.replace('//localhost:', '//127.0.0.1:');
  }

  /** As announced. */
  get ownUrl(): string {
    return this.#said.url;
  }

  get assemblies(): readonly AnnouncedAssembly[] {
    return this.#said.assemblies;
  }

  get assembly(): AnnouncedAssembly {
    const first = this.assemblies[0];
    if (!first) throw new Error('The server has no assembly');
    return first;
  }

  get pid(): number {
    const { pid } = this.#spoken.child;
    if (pid === undefined) throw new Error('The server has no process');
    return pid;
  }

  get stdout(): string {
    return this.#spoken.stdout;
  }

  get stderr(): string {
    return this.#spoken.stderr;
  }

  get isRunning(): boolean {
    return this.#spoken.child.exitCode === null && this.#spoken.child.signalCode === null;
  }

  pass(role: PassRole): string {
    return secretOf(this.assembly.links[role]);
  }

  async listening(): Promise<this> {
    this.#said = await sayingsUntil(this.#spoken, firstLine);
    return this;
  }

  /** Resolves when it is gone. */
  kill(signal: NodeJS.Signals, limitMs = STOP_MS): Promise<Exit> {
    this.#spoken.child.kill(signal);
    return within(limitMs, `the server to end after ${signal}`, this.#spoken.exited, () => this.stderr);
  }

  /** As an operator stops it; throws unless it ends well. */
  async stop(): Promise<void> {
    const { code, signal } = await this.kill('SIGTERM');
    if (code !== 0) throw new Error(`The server ended with ${code ?? signal}. ${this.stderr}`);
  }

  /** Starts again on the same data, after stopping it if it still runs; the address changes. `more`: said this once. */
  async restart(...more: string[]): Promise<void> {
    if (this.isRunning) await this.stop();
    this.#spoken = this.#spawn(more);
    await this.listening();
  }

  #spawn(more: readonly string[] = []): Spoken {
    return spawnServer([...this.#args, ...more], this.#env, this.#openFiles);
  }
}

export const startServer = (options: ServerOptions = {}): Promise<RunningServer> =>
  new RunningServer(options).listening();
