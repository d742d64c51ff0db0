/** What checking a record brings to light: what is wrong and where, what was checked, and what can't be. */

/** `cut`: something is missing · `stuffed`: something was put in · `edited`: something is other than it was. */
export type Wrong = 'cut' | 'stuffed' | 'edited';

export interface Finding {
  readonly wrong: Wrong;
  /** “commit 12”, “ballot first-issue, receipt 4F2K-…”. */
  readonly where: string;
  /** A whole sentence. */
  readonly what: string;
}

export class Findings {
  readonly all: Finding[] = [];
  readonly checked: string[] = [];
  readonly unchecked: string[] = [];
  /** In the record, and in no commit that the chain shows: only the fingerprint covers it. */
  readonly unchained: string[] = [];

  add(wrong: Wrong, where: string, what: string): void {
    this.all.push({ wrong, where, what });
  }

  /** One of these is expected: says so where it isn't. */
  expect(holds: boolean, wrong: Wrong, where: string, what: string): void {
    if (!holds) this.add(wrong, where, what);
  }
}
