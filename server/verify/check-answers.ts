/** Holds the answers of the record against what the chain says of them. */
import type { z } from 'zod';
import type { NightRecord, RecordAsk, RecordVersion } from '../../shared/views/record-file.ts';
import {
  contentOf,
  keyOf,
  markOf,
  placeOf,
  recorded,
  sightsIn,
  type Address,
  type Seen,
  type Sight,
} from './answer-sights.ts';
import { checkDisputes } from './check-disputes.ts';
import { eventsOf, type CheckedChain, type Told } from './check-chain.ts';
import type { Findings } from './findings.ts';

interface Standing {
  readonly at: Address;
  readonly isSeen: boolean;
  readonly version: number;
}

/** By address, whether the latest change of sight left it to be seen. */
const standingIn = (all: readonly Sight[]): Map<string, Standing> =>
  new Map(
    all.flatMap(({ version, kind, event }) =>
      event.answers.map(({ was, ask, point, candidate }) => {
        const at = { ask, point, candidate };
        const isSeen = kind === 'AnswersRevealed' || (kind === 'SightRestored' && was.shown !== null);
        return [keyOf(at), { at, isSeen, version }] as const;
      }),
    ),
  );

/** What a commit says that the hall had seen is among what the record says it saw. */
const checkEarlier = (record: NightRecord, all: readonly Sight[], findings: Findings): void => {
  const versions = new Set(
    record.asks.flatMap(({ id, seen }) =>
      seen.flatMap((one) =>
        one.versions.map((version) => JSON.stringify([keyOf({ ...one, ask: id }), contentOf(version)])),
      ),
    ),
  );
  for (const { version, event } of all)
    for (const one of event.answers) {
      const { lastSeen } = one.was;
      if (lastSeen && !versions.has(JSON.stringify([keyOf(one), contentOf(lastSeen)])))
        findings.add(
          'cut',
          placeOf(record, one),
          `By commit ${version} the hall had seen it otherwise, and the record leaves that out.`,
        );
    }
};

type Recorded = z.output<typeof recorded>;
const isSameSaid = (event: Recorded, version: RecordVersion): boolean =>
  contentOf(event) === contentOf(version) && event.pressed === version.pressed;

const checkWords = (
  record: NightRecord,
  ask: RecordAsk,
  one: Seen,
  written: readonly Told<Recorded>[],
  findings: Findings,
): number => {
  const at = { ask: ask.id, point: one.point, candidate: one.candidate };
  const own = written.filter(({ event }) => keyOf(event) === keyOf(at));
  let unproven = 0;
  for (const version of one.versions) {
    const [source, ...more] = own.filter((told) => told.at === version.at);
    if (!source) unproven += 1;
    else if (![source, ...more].some(({ event }) => isSameSaid(event, version)))
      findings.add('edited', placeOf(record, at), `Commit ${source.version} has it in other words.`);
  }
  return unproven;
};

/** What the hall saw first is no correction, nor is the answer given when pressed right after it; all else is one. */
const mustBeCorrected = ({ versions }: Seen): boolean => {
  const [first, last] = [versions[0], versions.at(-1)];
  if (!first || !last || contentOf(last) === contentOf(first)) return false;
  const second = versions.find((version) => contentOf(version) !== contentOf(first)) ?? last;
  const isPressed = second.pressed && !first.pressed && contentOf(last) === contentOf(second);
  return !isPressed;
};

/** An answer in sight says what its last version says, and nothing is in sight that has none. */
const checkMarks = (record: NightRecord, ask: RecordAsk, findings: Findings): void => {
  for (const { candidate, mark, points } of ask.answers) {
    const marks = [{ letter: null, mark }, ...points];
    for (const { letter, mark: shown } of marks) {
      const seen = ask.seen.find((one) => one.candidate === candidate && one.letter === letter);
      const last = seen?.versions.at(-1);
      const where = placeOf(record, { ask: ask.id, point: seen?.point ?? letter, candidate });
      if (shown && !last)
        findings.add('stuffed', where, 'The record shows an answer that it says was never seen.');
      else if (shown && last && contentOf(shown) !== contentOf(last))
        findings.add('edited', where, 'It is in sight with other words than it was last seen with.');
      if (shown && seen && !shown.corrected && mustBeCorrected(seen))
        findings.add('edited', where, 'It was corrected, and is not shown as corrected.');
      if (shown?.corrected && seen?.versions.length === 1)
        findings.add('edited', where, 'It is shown as corrected, and the hall saw only this.');
    }
  }
};

/** Whether it is in sight or not, as the chain last left it. */
const checkStanding = (
  record: NightRecord,
  ask: RecordAsk,
  one: Seen,
  sight: ReadonlyMap<string, Standing>,
  findings: Findings,
): void => {
  const at = { ask: ask.id, point: one.point, candidate: one.candidate };
  const known = sight.get(keyOf(at));
  const isShown = Boolean(markOf(ask, one));
  const where = placeOf(record, at);
  if (!known) findings.add('stuffed', where, 'No commit of the chain reveals it.');
  else if (known.isSeen && !isShown)
    findings.add('cut', where, `Commit ${known.version} revealed it, and it is not in sight.`);
  else if (!known.isSeen && isShown)
    findings.add('stuffed', where, `Commit ${known.version} took it out of sight.`);
};

const checkLeftOut = (
  record: NightRecord,
  sight: ReadonlyMap<string, Standing>,
  findings: Findings,
): void => {
  for (const { at, version } of sight.values())
    if (!record.asks.some(({ id, seen }) => seen.some((one) => keyOf({ ...one, ask: id }) === keyOf(at))))
      findings.add(
        'cut',
        placeOf(record, at),
        `Commit ${version} names it as seen by the hall, and it is not in the record.`,
      );
};

const tell = (versions: number, unproven: number, findings: Findings): void => {
  if (versions === 0) return;
  findings.checked.push(
    `Versions of answers (${versions}): each was revealed, and the words of ${versions - unproven} stand in the chain.`,
  );
  if (unproven > 0)
    findings.unchained.push(
      `The words of some answers (${unproven}), whose commits also hold what was never revealed`,
    );
};

export const checkAnswers = (record: NightRecord, chain: CheckedChain, findings: Findings): void => {
  const written = eventsOf(chain, 'AnswerRecorded', recorded, findings);
  const all = sightsIn(chain, findings);
  const sight = standingIn(all);
  checkEarlier(record, all, findings);
  checkDisputes(record, chain, all, findings);
  let [versions, unproven] = [0, 0];
  for (const ask of record.asks) {
    checkMarks(record, ask, findings);
    for (const one of ask.seen) {
      versions += one.versions.length;
      unproven += checkWords(record, ask, one, written, findings);
      checkStanding(record, ask, one, sight, findings);
    }
  }
  checkLeftOut(record, sight, findings);
  tell(versions, unproven, findings);
};
