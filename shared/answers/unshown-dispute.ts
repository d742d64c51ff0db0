/** When an answer is in the hall's sight without the dispute that was noted of it. Rule [ANSWER-15] in tests/RULES.md. */

interface Disputed {
  readonly readBack: { readonly dispute: string | null } | null;
  /** As the hall sees it. */
  readonly shown: { readonly dispute: string | null } | null;
  /** The hall sees another answer than is recorded, and not only no dispute. */
  readonly differs: boolean;
}

/** Neither the hall nor the record has what the candidate said: the chair has yet to show it. */
export const isUnshown = ({ readBack, shown, differs }: Disputed): boolean => {
  const dispute = readBack?.dispute ?? null;
  return dispute !== null && shown !== null && !differs && shown.dispute !== dispute;
};
