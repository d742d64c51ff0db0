/** What a record says, as it can be looked up: so that each fact can be held against it. */
import type { AnswerAddress, Said } from '../answers/events.ts';
import type { BallotSettings } from '../ballots/settings.ts';
import type { Deep } from '../kernel/decider.ts';
import type { NightRecord } from '../views/record-file.ts';

/** What the record says, so that each event can be held against it. */
export interface Told {
  /** Of each revealed ballot its settings. */
  readonly ballots: ReadonlyMap<string, string>;
  /** Every version of an answer that the hall saw. */
  readonly seen: ReadonlySet<string>;
  /** Every dispute that the hall saw beside an answer. */
  readonly disputes: ReadonlySet<string>;
}

export interface Content extends Pick<Deep<Said>, 'value' | 'words'> {
  readonly changed?: Deep<Said>['changed'] | undefined;
  readonly speaker?: string | undefined;
}

export const versionKey = (
  { candidate, point }: Pick<AnswerAddress, 'candidate' | 'point'>,
  ask: string,
  { value, words, changed, speaker }: Content,
  dispute: string | null = null,
): string =>
  JSON.stringify([ask, point, candidate, value, words, changed?.asked, changed?.said, speaker, dispute]);

export const disputeKey = (
  { candidate, point }: Pick<AnswerAddress, 'candidate' | 'point'>,
  ask: string,
  dispute: string,
) => JSON.stringify([ask, point, candidate, dispute]);

/** As the log has them the names of the fields may stand in another order. */
export const settingsKey = ({ choices, ...rest }: Deep<BallotSettings>): string =>
  JSON.stringify([
    choices.map(({ id, text }) => [id, text]),
    Object.entries(rest).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  ]);

export const toldIn = ({ ballots, asks }: NightRecord): Told => ({
  ballots: new Map(ballots.map(({ id, settings }) => [id, settingsKey(settings)])),
  seen: new Set(
    asks.flatMap(({ id, seen }) =>
      seen.flatMap((one) =>
        one.versions.flatMap((version) => [
          versionKey(one, id, version),
          versionKey(one, id, version, version.dispute),
        ]),
      ),
    ),
  ),
  disputes: new Set(
    asks.flatMap(({ id, seen }) =>
      seen.flatMap((one) =>
        one.versions.flatMap(({ dispute }) => (dispute === undefined ? [] : [disputeKey(one, id, dispute)])),
      ),
    ),
  ),
});
