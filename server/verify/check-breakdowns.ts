/** Whether a ballot's rows by area and delegation can be true, and give nobody's vote away. */
import type { RecordBallot } from '../../shared/views/record-file.ts';
import { ballotPlace } from './check-count.ts';
import type { Findings } from './findings.ts';
import { FEWEST_PEOPLE } from './tally.ts';

type Row = Pick<RecordBallot['areas'][number], 'name' | 'cast' | 'votes'>;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** How many voices so many voters have at the least and at the most, and how many of them on one choice. */
const voices = ({ settings }: RecordBallot, cast: number): { least: number; most: number; each: number } => {
  const { kind, most, points, each } = settings;
  if (kind === 'choose_up_to') return { least: 0, most: most * cast, each: cast };
  if (kind === 'share_points') return { least: 0, most: points * cast, each: each * cast };
  return { least: cast, most: cast, each: cast };
};

const checkRow = (ballot: RecordBallot, row: Row, findings: Findings): void => {
  const where = `${ballotPlace(ballot)}, ${row.name}`;
  const { least, most, each } = voices(ballot, row.cast);
  const given = sumOf(row.votes);
  const canBe = given >= least && given <= most && row.votes.every((votes) => votes <= each);
  findings.expect(
    canBe && row.votes.length === ballot.settings.choices.length,
    'edited',
    where,
    'So many people can’t have voted like this.',
  );
  findings.expect(
    row.cast >= FEWEST_PEOPLE,
    'edited',
    where,
    `It shows how so few voted (${row.cast}): fewer than ${FEWEST_PEOPLE} are withheld.`,
  );
};

/** What is left of the whole when the rows are taken away must not be small enough to read votes off. */
const checkRest = (
  whole: Row,
  rows: readonly Row[],
  { where, withheld }: { readonly where: string; readonly withheld: number | null },
  findings: Findings,
): void => {
  const rest = whole.cast - sumOf(rows.map(({ cast }) => cast));
  const left = whole.votes.map((votes, index) => votes - sumOf(rows.map((row) => row.votes[index] ?? 0)));
  if (rest < 0 || left.some((votes) => votes < 0))
    findings.add('stuffed', where, 'Its rows come to more than the whole.');
  else if (rows.length > 0 && rest > 0 && rest < FEWEST_PEOPLE)
    findings.add('edited', where, `Subtraction shows how so few voted (${rest}).`);
  if (withheld !== null && rest >= 0 && withheld > 0 !== rest > 0)
    findings.add('edited', where, `Rows withheld: ${withheld}; voters who are not in the others: ${rest}.`);
};

export const checkBreakdowns = (ballot: RecordBallot, findings: Findings): void => {
  const { areas, delegations, cast, votes } = ballot;
  const whole = { name: '', cast, votes };
  for (const row of [...areas, ...delegations]) checkRow(ballot, row, findings);
  const byArea = { where: `${ballotPlace(ballot)}, by area`, withheld: ballot.areasWithheld };
  const byDelegation = {
    where: `${ballotPlace(ballot)}, by delegation`,
    withheld: ballot.delegationsWithheld,
  };
  checkRest(whole, areas, byArea, findings);
  checkRest(whole, delegations, byDelegation, findings);
  for (const area of areas) {
    const within = delegations.filter((row) => row.area === area.id);
    const where = `${ballotPlace(ballot)}, ${area.name} by delegation`;
    checkRest(area, within, { where, withheld: null }, findings);
  }
};
