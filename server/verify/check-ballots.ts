/** Holds each ballot of the record against what the chain says of it. */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { NightRecord, RecordBallot } from '../../shared/record-file.ts';
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

export const checkBallots = ({ ballots }: NightRecord, chain: CheckedChain, findings: Findings): void => {
  const openings = eventsOf(chain, 'BallotOpened', opening, findings);
  const seals = eventsOf(chain, 'BallotSealed', sealed, findings);
  const reveals = eventsOf(chain, 'BallotRevealed', ofBallot, findings);
  const vetoes = eventsOf(chain, 'VetoRecorded', vetoed, findings);
  for (const { event } of reveals)
    if (!ballots.some(({ id }) => id === event.ballot))
      findings.add('cut', `ballot ${event.ballot}`, 'It was revealed to the hall, and is not in the record.');
  for (const [index, { id }] of ballots.entries())
    if (ballots.findIndex((one) => one.id === id) !== index)
      findings.add('stuffed', `ballot ${id}`, 'It is in the record twice.');
  for (const ballot of ballots) {
    const where = ballotPlace(ballot);
    checkCount(ballot, findings);
    checkBreakdowns(ballot, findings);
    checkVetoes(ballot, vetoes, findings);
    const [opened, seal] = [lastOf(openings, ballot), lastOf(seals, ballot)];
    if (!opened || !seal || !lastOf(reveals, ballot)) {
      findings.add('stuffed', where, 'No commit of the chain opens, seals and reveals it.');
      continue;
    }
    findings.expect(
      isSame(seal.event.result, sealedResult(ballot)),
      'edited',
      where,
      `Its result is not the one that commit ${seal.version} sealed.`,
    );
    findings.expect(
      seal.event.digest === ballot.digest,
      'edited',
      where,
      `Its receipts are not those that commit ${seal.version} sealed.`,
    );
    findings.expect(
      opened.at === ballot.openedAt,
      'edited',
      where,
      `Commit ${opened.version} opened it at another time.`,
    );
    findings.expect(
      isSame(opened.event.settings, ballot.settings),
      'edited',
      where,
      `It was put to the hall with other words or rules (commit ${opened.version}).`,
    );
    const room = chain.hiddenBetween(opened.version, seal.version);
    findings.expect(
      ballot.cast <= room,
      'stuffed',
      where,
      `Votes in it: ${ballot.cast}; the chain has room for ${room}.`,
    );
  }
  const votes = ballots.reduce((sum, { cast }) => sum + cast, 0);
  if (ballots.length > 0)
    findings.checked.push(
      `Ballots (${ballots.length}) and their receipts (${votes}): counted again, each vote allowed, no receipt twice, nobody’s vote to be read off, and all as it was sealed.`,
    );
};
