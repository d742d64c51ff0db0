/** Counts one ballot again from its receipts, and holds its result against its own rules. */
import type { RecordBallot } from '../../shared/views/record-file.ts';
import { hashOfBody } from '../log/chain.ts';
import type { Findings } from './findings.ts';
import { isPossibleVote, outcomeOfVotes, votesIn } from './tally.ts';

const RECEIPT = /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

export const ballotPlace = ({ id }: Pick<RecordBallot, 'id'>): string => `ballot ${id}`;
export const isSameJson = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const checkReceipts = ({ receipts, settings, ...ballot }: RecordBallot, findings: Findings): void => {
  const known = new Set(settings.choices.map(({ id }) => id));
  for (const [index, [receipt, choices]] of receipts.entries()) {
    const where = `${ballotPlace(ballot)}, receipt ${receipt}`;
    const before = receipts[index - 1]?.[0] ?? '';
    findings.expect(RECEIPT.test(receipt), 'stuffed', where, 'No ballot box gives such a receipt.');
    if (receipt === before) findings.add('stuffed', where, 'It is listed twice.');
    else findings.expect(before < receipt, 'edited', where, 'It is not in its place: receipts are sorted.');
    if (!choices.every((id) => known.has(id)))
      findings.add('edited', where, 'It names a choice that was not on the ballot.');
    else if (!isPossibleVote(settings, choices))
      findings.add('edited', where, 'The ballot does not allow such a vote.');
  }
};

const checkOutcome = (
  { outcome, ...ballot }: RecordBallot,
  reckoned: RecordBallot['outcome'],
  findings: Findings,
): void =>
  findings.expect(
    reckoned === outcome,
    'edited',
    ballotPlace(ballot),
    `By its figures it is “${reckoned}”, and the record says “${outcome}”.`,
  );

/** By a reckoning that is not the night's own; who voted for which delegation nobody knows any more. */
const checkTally = (ballot: RecordBallot, findings: Findings): void => {
  const where = ballotPlace(ballot);
  const { settings, receipts, register, hands, cast, votes } = ballot;
  const counted = votesIn(ballot);
  if (receipts.length !== cast)
    findings.add(
      receipts.length > cast ? 'stuffed' : 'cut',
      where,
      `Its receipts are not as many as its voters: ${receipts.length}, and ${cast}.`,
    );
  findings.expect(isSameJson(counted, votes), 'edited', where, 'Its receipts come to another result.');
  findings.expect(
    cast <= register,
    'stuffed',
    where,
    `It has more voters than could vote: ${cast} of ${register}.`,
  );
  if (hands && hands.length !== settings.choices.length)
    findings.add('edited', where, 'Hands are not counted for each choice.');
  if (settings.threshold === 'delegations')
    findings.unchecked.push(
      `Whether most delegations were for it (${where}): the record withholds too much of small delegations to say.`,
    );
  else checkOutcome(ballot, outcomeOfVotes(ballot, counted), findings);
};

export const checkCount = (ballot: RecordBallot, findings: Findings): void => {
  checkReceipts(ballot, findings);
  checkTally(ballot, findings);
  const isDigest = hashOfBody(JSON.stringify(ballot.receipts)) === ballot.digest;
  findings.expect(
    isDigest,
    'edited',
    ballotPlace(ballot),
    'Its receipts have another digest than the one beside them.',
  );
};
