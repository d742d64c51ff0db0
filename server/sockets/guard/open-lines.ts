/** So many connections may be open as the system lets this process have files. Before that many, some are ended, so that the crew always gets in. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** For the log, its followers, pages that are read, and whatever else is no connection. */
const SPARE_FILES = 64;
/** The newest are still coming in. */
const COMING_IN = 32;

/** How many files this process may have open; null where the system doesn't say. */
const openFilesLimit = (): number | null => {
  // Else it would ask for the name of each address it is connected to.
  Object.assign(process.report, { excludeNetwork: true });
  const report: unknown = process.report.getReport();
  const limits: unknown = Reflect.get(Object(report), 'userLimits');
  const files: unknown = Reflect.get(Object(limits), 'open_files');
  const soft: unknown = Reflect.get(Object(files), 'soft');
  return typeof soft === 'number' ? soft : null;
};

export const mostLines = (): number => (openFilesLimit() ?? Number.POSITIVE_INFINITY) - SPARE_FILES;

export interface OpenLinesParts {
  readonly http: Server;
  readonly most: number;
  /** Ends the connection of somebody who only looks on; false where there is nobody. */
  readonly showOutOne: () => boolean;
  /** Told each time that one must go for another. */
  readonly onCrowded: () => void;
}

export class OpenLines {
  readonly #parts: OpenLinesParts;
  /** Over which nobody has come in, the oldest first: browsers' spare connections, requests that are over, and idle ones. */
  readonly #strangers = new Set<Socket>();
  #open = 0;

  constructor(parts: OpenLinesParts) {
    this.#parts = parts;
    parts.http.on('connection', (line: Socket) => this.#opened(line));
  }

  /** Somebody was let in over it. */
  known(line: Socket): void {
    this.#strangers.delete(line);
  }

  #opened(line: Socket): void {
    this.#open += 1;
    this.#strangers.add(line);
    line.once('close', () => {
      this.#open -= 1;
      this.#strangers.delete(line);
    });
    if (this.#open > this.#parts.most) this.#makeRoom();
  }

  #makeRoom(): void {
    const { showOutOne, onCrowded } = this.#parts;
    const [oldest] = this.#strangers;
    onCrowded();
    if (oldest && (this.#strangers.size > COMING_IN || !showOutOne())) {
      this.#strangers.delete(oldest);
      oldest.destroy();
    }
  }
}
