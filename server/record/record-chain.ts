/** The chain of commits as the public record shows it: read from the log once, and then only what is new. */
import { disclosure, mayEverBeShown } from '../../shared/night/disclosure.ts';
import { MARK_LETTERS, type NightRecord } from '../../shared/views/record-file.ts';
import { bodyOf, hashOfBody } from '../log/chain.ts';
import { beginning, type Head, type Log, type LogCommit } from '../log/log.ts';

/** A commit by its digest; with its body where it may be shown one day. */
interface Link {
  readonly mark: string;
  readonly digest: string;
  shown: { readonly body: string; readonly events: LogCommit['events'] } | null;
}

const PAGE = 1_000;
const nextTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume));

const linkOf = (commit: LogCommit): Link => {
  const body = bodyOf(commit);
  const shown = mayEverBeShown(commit) ? { body, events: commit.events } : null;
  return { mark: commit.hash.slice(0, MARK_LETTERS), digest: hashOfBody(body), shown };
};

export class RecordChain {
  readonly #log: Log;
  readonly #assembly: string;
  readonly #links: Link[] = [];
  #head: Head = beginning;

  constructor(log: Log, assembly: string) {
    this.#log = log;
    this.#assembly = assembly;
  }

  /** The hash of this version's commit. Asked for ever later versions, one after the other. Throws as `Log.read`. */
  async headAt(version: number): Promise<string> {
    if (this.#head.version < version)
      for await (const commit of this.#log.read(this.#assembly, this.#head)) {
        this.#add(commit);
        if (commit.version === version) break;
        if (commit.version % PAGE === 0) await nextTurn();
      }
    return this.#head.hash;
  }

  /** As the record of the latest version has it, as JSON. */
  async json(record: NightRecord): Promise<string> {
    const mayShow = disclosure(record);
    const entries: string[] = [];
    for (const [index, { mark, digest, shown }] of this.#links.entries()) {
      entries.push(JSON.stringify(`${mark} ${shown && mayShow(shown.events) ? shown.body : digest}`));
      if (index % PAGE === PAGE - 1) await nextTurn();
    }
    return `[${entries.join(',\n')}]`;
  }

  #add(commit: LogCommit): void {
    // Nothing of a rehearsal shows [BACK-8].
    if (commit.events.some(({ type }) => type === 'RehearsalEnded'))
      for (const link of this.#links) link.shown = null;
    this.#links.push(linkOf(commit));
    this.#head = { version: commit.version, hash: commit.hash };
  }
}
