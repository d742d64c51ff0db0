/** Whatever happens in a night: its record holds, and says nothing that the hall has not seen. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from '../../shared/plan/plan.ts';
import { recordFile } from '../../shared/views/record-file.ts';
import { recordOf } from '../../shared/views/record.ts';
import { verify } from '../../server/verify/verify.ts';
import type { Assembly } from '../../shared/night/state.ts';
import { HIDDEN, plans } from '../support/night/arbitrary-plans.ts';
import { moves, type Move } from '../support/moves/moves.ts';
import { play, type Play } from '../support/night/play.ts';
import { recordText } from '../support/night/record.ts';

const how = { seed: 20_200_433, numRuns: 250 };
const MOST = 60;
const answering = moves(
  MOST,
  'RecordAnswer',
  'RecordAnswer',
  'ConfirmAnswer',
  'ConfirmAnswer',
  'RevealAnswers',
  'RevealAnswers',
  'HideAnswers',
  'ReadBackAnswer',
  'TakeBack',
);
const voting = moves(
  MOST,
  'CheckIn',
  'CheckIn',
  'OpenBallot',
  'CastBallot',
  'CastBallot',
  'CastBallot',
  'CastBallot',
  'CloseBallot',
  'RevealBallot',
  'RecordVeto',
  'TakeBack',
);
/** Long nights: in short ones hardly a ballot is revealed, and nothing is corrected. */
const one = fc.oneof(answering, voting);
const busy = fc.tuple(one, one, one, one, one).map((parts) => parts.flat());

const fileOf = ({ state, commits }: Play): Promise<string> => recordText(state, commits);

test('[RECORD-6] a record that nobody touched holds, whatever the night was like', async () => {
  const met = { ballots: 0, versions: 0, corrected: 0, disputed: 0, hidden: 0, shown: 0 };
  const holds = async (plan: Plan, all: readonly Move[]) => {
    const night = play(plan, all);
    const text = await fileOf(night);
    const verdict = verify(text);
    expect(verdict.outcome === 'unreadable' ? verdict.why : verdict.findings.all).toEqual([]);
    const { record, chain } = recordFile.parse(JSON.parse(text));
    const seen = record.asks.flatMap((ask) => ask.seen);
    met.ballots += record.ballots.length;
    met.versions += seen.length;
    met.disputed += seen.filter(({ versions }) => versions.some(({ dispute }) => dispute)).length;
    met.corrected += seen.filter(({ versions }) => versions.length > 1).length;
    met.hidden += chain.filter((entry) => !entry.includes('{')).length;
    met.shown += chain.filter((entry) => entry.includes('{')).length;
  };
  await fc.assert(fc.asyncProperty(plans, busy, holds), how);
  expect(Math.min(met.ballots, met.versions, met.corrected, met.disputed)).toBeGreaterThan(20);
  expect(Math.min(met.hidden, met.shown)).toBeGreaterThan(200);
});

/** Words that somebody typed and the dice marked, `«12»`; of ballots, their questions. */
const wordsIn = (text: string): Set<string> => new Set(text.match(/«\d+(?:\.[cds])?»|Question \d+\?/g));
const told = ({ state }: Play): string => JSON.stringify(recordOf(state));
const phonesOf = ({ turnout }: Assembly): string[] => [...turnout.checkIns.keys()];

test('[RECORD-1] [RECORD-4] neither the record nor a commit that it shows holds anything that the hall has not seen', async () => {
  const met = { withheld: 0, phones: 0, votes: 0, turns: 0 };
  const nothingElse = async (plan: Plan, all: readonly Move[]) => {
    const seen = new Set<string>();
    const night = play(plan, all, (now) => {
      if (now.state.history.entries.length === 0) seen.clear();
      for (const { shown } of now.state.answers.byAddress.values())
        for (const word of wordsIn(JSON.stringify(shown))) seen.add(word);
      for (const { revealed, settings } of now.state.ballots.byId.values())
        if (revealed) seen.add(settings.question);
    });
    const text = await fileOf(night);
    const known = [...wordsIn(text)];
    expect(known.filter((word) => !seen.has(word))).toEqual([]);
    const passes = [...night.state.people.passes.values()];
    const hashes = passes.map(({ hash }) => hash);
    const secrets = [HIDDEN, night.state.people.joinCode].concat(hashes, phonesOf(night.state));
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    const own = told(night);
    expect(passes.filter(({ pass }) => own.includes(JSON.stringify(pass)))).toEqual([]);
    const ballots = [...night.state.ballots.byId.values()];
    const voters = ballots.flatMap(({ votes }) => Array.from(votes.keys()));
    expect(voters.filter((voter) => text.includes(voter))).toEqual([]);
    met.withheld += [...night.state.answers.byAddress.values()].filter(({ shown }) => shown === null).length;
    // Of who spoke not even an id: of a testimony it may be somebody whose name nobody is to know.
    const { chain } = recordFile.parse(JSON.parse(text));
    const turns = night.commits.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'TurnStarted' ? [JSON.stringify(event.turn)] : [])),
    );
    expect(turns.filter((turn) => chain.some((entry) => entry.includes(turn)))).toEqual([]);
    met.turns += turns.length;
    met.phones += phonesOf(night.state).length;
    met.votes += voters.length;
  };
  await fc.assert(fc.asyncProperty(plans, busy, nothingElse), how);
  expect(Math.min(met.withheld, met.phones, met.votes, met.turns)).toBeGreaterThan(100);
});
