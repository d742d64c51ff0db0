/** Holds each ballot of the record against what the chain says of it. */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { NightRecord, RecordBallot } from '../../shared/views/record-file.ts';
import { checkBreakdowns } from './check-breakdowns.ts';
import { eventsOf, type CheckedChain, type Told } from './check-chain.ts';
import { ballotPlace, checkCount } from './check-count.ts';
import type { Findings } from './findings.ts';

const ofBallot = z.looseObject({ ballot: z.string() });
const opening = z.looseObject({ ballot: z.string(), settings: z.unknown() });
const sealed = z.looseObject({ ballot: z.string(), result: z.unknown(), digest: z.string() });
const vetoed = z.looseObject({ ballot: z.string(), delegation: z.string(), choice: z.string().nullable() });

/** Of an area the record adds the name; of a delegation it was sealed. */
const bare = ({ id, cast, votes }: RecordBallot['areas'][number]) => ({ id, cast, votes });

/** The result as it was sealed. */
const sealedResult = (ballot: RecordBallot) => {
  const { cast, register, votes, hands, handsAdded, outcome } = ballot;
  return {
    cast,
    register,
    votes,
    hands,
    handsAdded,
    outcome,
    areas: { shown: ballot.areas.map(bare), withheld: ballot.areasWithheld },
    delegations: { shown: ballot.delegations, withheld: ballot.delegationsWithheld },
  };
};

const isSame = (one: unknown, other: unknown): boolean => canonicalize(one) === canonicalize(other);
const lastOf = <Event extends { readonly ballot: string }>(
  all: readonly Told<Event>[],
  { id }: RecordBallot,
): Told<Event> | undefined => all.findLast(({ event }) => event.ballot === id);

const checkVetoes = (
  ballot: RecordBallot,
  said: readonly Told<z.output<typeof vetoed>>[],
  findings: Findings,
) => {
  const standing = new Map<string, string>();
  for (const { event } of said) {
    if (event.ballot !== ballot.id) continue;
    if (event.choice === null) standing.delete(event.delegation);
    else standing.set(event.delegation, event.choice);
  }
  const listed = new Map(ballot.vetoes.map(({ delegation, choice }) => [delegation, choice]));
  const missing = [...standing].some(([delegation, choice]) => listed.get(delegation) !== choice);
  const invented = [...listed].some(([delegation, choice]) => standing.get(delegation) !== choice);
  const where = ballotPlace(ballot);
  if (missing) findings.add('cut', where, 'An objection that was raised is not among its objections.');
  else if (invented) findings.add('stuffed', where, 'It names an objection that nobody raised.');
};

type Reveal = Told<z.output<typeof ofBallot>>;

/** Each that was revealed is there, and once. */
const checkListed = (
  ballots: NightRecord['ballots'],
  reveals: readonly Reveal[],
  findings: Findings,
): void => {
  for (const { event } of reveals)
    if (!ballots.some(({ id }) => id === event.ballot))
      findings.add('cut', `ballot ${event.ballot}`, 'It was revealed to the hall, and is not in the record.');
  for (const [index, { id }] of ballots.entries())
    if (ballots.findIndex((one) => one.id === id) !== index)
      findings.add('stuffed', `ballot ${id}`, 'It is in the record twice.');
};

const checkOpening = (
  ballot: RecordBallot,
  { version, at, event }: Told<z.output<typeof opening>>,
  findings: Findings,
): void => {
  const where = ballotPlace(ballot);
  findings.expect(at === ballot.openedAt, 'edited', where, `Commit ${version} opened it at another time.`);
  findings.expect(
    isSame(event.settings, ballot.settings),
    'edited',
    where,
    `It was put to the hall with other words or rules (commit ${version}).`,
  );
};

const checkSeal = (
  ballot: RecordBallot,
  { version, event }: Told<z.output<typeof sealed>>,
  findings: Findings,
): void => {
  const where = ballotPlace(ballot);
  findings.expect(
    isSame(event.result, sealedResult(ballot)),
    'edited',
    where,
    `Its result is not the one that commit ${version} sealed.`,
  );
  findings.expect(
    event.digest === ballot.digest,
    'edited',
    where,
    `Its receipts are not those that commit ${version} sealed.`,
  );
};

const checkRoom = (ballot: RecordBallot, room: number, findings: Findings): void =>
  findings.expect(
    ballot.cast <= room,
    'stuffed',
    ballotPlace(ballot),
    `Votes in it: ${ballot.cast}; the chain has room for ${room}.`,
  );

export const checkBallots = ({ ballots }: NightRecord, chain: CheckedChain, findings: Findings): void => {
  const openings = eventsOf(chain, 'BallotOpened', opening, findings);
  const seals = eventsOf(chain, 'BallotSealed', sealed, findings);
  const reveals = eventsOf(chain, 'BallotRevealed', ofBallot, findings);
  const vetoes = eventsOf(chain, 'VetoRecorded', vetoed, findings);
  checkListed(ballots, reveals, findings);
  for (const ballot of ballots) {
    checkCount(ballot, findings);
    checkBreakdowns(ballot, findings);
    checkVetoes(ballot, vetoes, findings);
    const [opened, seal] = [lastOf(openings, ballot), lastOf(seals, ballot)];
    if (!opened || !seal || !lastOf(reveals, ballot)) {
      findings.add('stuffed', ballotPlace(ballot), 'No commit of the chain opens, seals and reveals it.');
      continue;
    }
    checkSeal(ballot, seal, findings);
    checkOpening(ballot, opened, findings);
    checkRoom(ballot, chain.hiddenBetween(opened.version, seal.version), findings);
  }
  const votes = ballots.reduce((sum, { cast }) => sum + cast, 0);
  if (ballots.length > 0)
    findings.checked.push(
      `Ballots (${ballots.length}) and their receipts (${votes}): counted again, each vote allowed, no receipt twice, nobody’s vote to be read off, and all as it was sealed.`,
    );
};
