/** Holds what candidates disputed when their answers were read back against what the chain says of it. */
import type { z } from 'zod';
import type { NightRecord, RecordVersion } from '../../shared/views/record-file.ts';
import { contentOf, keyOf, markOf, placeOf, readBack, type Seen, type Sight } from './answer-sights.ts';
import { eventsOf, type CheckedChain, type Told } from './check-chain.ts';
import type { Findings } from './findings.ts';

type Sighted = Sight['event']['answers'][number];
type Noted = Told<z.output<typeof readBack>>;

/** One answer of the record with what the chain says of it. */
interface Case {
  readonly where: string;
  readonly versions: readonly RecordVersion[];
  /** Undefined: out of sight. */
  readonly mark: ReturnType<typeof markOf>;
  readonly sights: readonly {
    readonly version: number;
    readonly kind: Sight['kind'];
    readonly one: Sighted;
  }[];
  readonly noted: readonly Noted[];
}

const disputeIn = (said: Sighted['was']['shown']): string | null => said?.readBack?.dispute ?? null;

const isTold = (said: Sighted['was']['shown'], versions: readonly RecordVersion[]): boolean =>
  disputeIn(said) === null ||
  versions.some(
    (version) =>
      version.dispute === disputeIn(said) && said !== null && contentOf(version) === contentOf(said),
  );

/** The latest change of sight can have left this dispute, or none, beside the answer. */
const canStand = ({ kind, one: { was, readBack: isNew } }: Case['sights'][number], dispute: string | null) =>
  kind === 'SightRestored' ? disputeIn(was.shown) === dispute : !isNew || disputeIn(was.shown) !== dispute;

const checkLeftOut = ({ where, versions, sights, noted }: Case, findings: Findings): void => {
  for (const { version, one } of sights)
    if (!isTold(one.was.shown, versions) || !isTold(one.was.lastSeen, versions))
      findings.add(
        'cut',
        where,
        `By commit ${version} the hall had seen a dispute that the record leaves out.`,
      );
  for (const { version, event } of noted)
    if (event.dispute !== null && !versions.some(({ dispute }) => dispute === event.dispute))
      findings.add('cut', where, `Commit ${version} tells of a dispute that the record leaves out.`);
};

const checkInSight = ({ where, versions, mark, sights }: Case, findings: Findings): void => {
  if (!mark) return;
  const dispute = mark.dispute ?? null;
  findings.expect(
    dispute === (versions.at(-1)?.dispute ?? null),
    'edited',
    where,
    'It is in sight with another dispute, or none, than it was last seen with.',
  );
  const last = sights.at(-1);
  if (last && !canStand(last, dispute))
    findings.add(
      dispute === null ? 'cut' : 'stuffed',
      where,
      `Commit ${last.version} showed the hall otherwise whether the candidate disputes it.`,
    );
};

/** How many disputes stand in no commit that is shown. Nobody disputes what was shown but once. */
const checkSource = ({ where, versions, sights, noted }: Case, findings: Findings): number => {
  const bare = versions.filter(
    ({ dispute }) => dispute !== undefined && !noted.some(({ event }) => event.dispute === dispute),
  );
  if (bare.length > 0 && sights.length < 2)
    findings.add('stuffed', where, 'No commit of the chain shows a dispute of it.');
  return bare.length;
};

const casesIn = (record: NightRecord, all: readonly Sight[], noted: readonly Noted[]): Case[] =>
  record.asks.flatMap((ask) =>
    ask.seen.map((seen: Seen) => {
      const at = { ask: ask.id, point: seen.point, candidate: seen.candidate };
      const isIt = (other: Parameters<typeof keyOf>[0]) => keyOf(other) === keyOf(at);
      return {
        where: placeOf(record, at),
        versions: seen.versions,
        mark: markOf(ask, seen),
        sights: all.flatMap(({ version, kind, event }) =>
          event.answers.filter(isIt).map((one) => ({ version, kind, one })),
        ),
        noted: noted.filter(({ event }) => isIt(event)),
      };
    }),
  );

export const checkDisputes = (
  record: NightRecord,
  chain: CheckedChain,
  sights: readonly Sight[],
  findings: Findings,
): void => {
  const cases = casesIn(record, sights, eventsOf(chain, 'AnswerReadBack', readBack, findings));
  let [disputes, unproven] = [0, 0];
  for (const one of cases) {
    checkLeftOut(one, findings);
    checkInSight(one, findings);
    unproven += checkSource(one, findings);
    disputes += one.versions.filter(({ dispute }) => dispute !== undefined).length;
  }
  if (disputes > 0)
    findings.checked.push(
      `Disputes of answers (${disputes}): as the hall saw them, and the words of ${disputes - unproven} stand in the chain.`,
    );
  if (unproven > 0) findings.unchained.push(`The words of disputes (${unproven})`);
};
