/** Less was found than was known, and acknowledged: what is missing, in words for whoever has to say that it goes on without. */
import type { Instant } from '../../../shared/kernel/time.ts';
import type { MissingView } from '../../../shared/views/crew.ts';
import { BrokenLog, type Head } from '../log.ts';

/** A head, and when its commit was made. */
export interface KnownHead extends Head {
  readonly at: Instant;
}

/** `at` null where there is no commit. */
export interface FoundHead extends Head {
  readonly at: Instant | null;
}

const onDay = (at: Instant): string => new Date(at).toString().slice(0, 24);

const shorter = (found: FoundHead, { version, at }: KnownHead): string => {
  const which =
    version - found.version === 1
      ? `commit ${version} is missing`
      : `${version - found.version} commits, ${found.version + 1} to ${version}, are missing`;
  const since = found.at === null ? 'all that there was' : `what was said after ${onDay(found.at)}`;
  return `${which}: ${since}, up to ${onDay(at)}`;
};

const otherwise = ({ version, at }: KnownHead): string =>
  `commit ${version}, of ${onDay(at)}, is another than it was`;

const GO_ON = 'npm start -- --go-on-without-it';

export class LostCommits extends BrokenLog {
  /** In one sentence. */
  readonly what: string;
  readonly missing: MissingView;

  constructor(assembly: string, known: KnownHead, found: FoundHead) {
    super(assembly, found.version + 1, 'is missing');
    const isShorter = found.version < known.version;
    const what = isShorter ? shorter(found, known) : otherwise(known);
    this.what = `Less of the record of “${assembly}” was found than was known: ${what}.`;
    this.missing = { commits: isShorter ? known.version - found.version : null, since: found.at };
    this.message =
      `${this.what} Keep a copy of the data as they are now and put back the last good one, ` +
      `or go on without it: ${GO_ON}`;
  }
}
