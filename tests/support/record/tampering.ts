/** Kinds of tampering with a published record, each as a forger would do it who knows the program; and how it is named. */
import { hash } from 'node:crypto';
import { chainHash, hashOfBody } from '../../../server/log/chain.ts';
import { answerTamperings } from './answer-tampering.ts';
import { firstAsk, found, type File, type Tampering } from './forging.ts';
import { at } from '../night/night.ts';
import { PEOPLE } from '../night/record-night.ts';

type Ballot = File['record']['ballots'][number];

const ballot = ({ record }: File, id: string): Ballot => found(record.ballots.find((one) => one.id === id));
const agenda = (file: File): Ballot => ballot(file, 'agenda');
const digestOf = ({ receipts }: Ballot): string => hash('sha256', JSON.stringify(receipts), 'hex');
const mark = (text: string, entry: string): string => `${text.slice(0, 8)} ${entry}`;

/** What a forger does who knows the program: the chain is sealed anew, and the fingerprint made again. */
const sealAnew = (file: File): void => {
  let last = '';
  file.chain = file.chain.map((entry) => {
    const rest = entry.slice(9);
    last = chainHash(last, rest.startsWith('{') ? hashOfBody(rest) : rest);
    return mark(last, rest);
  });
  file.head = last;
  file.version = file.chain.length;
};

const indexOf = ({ chain }: File, type: string): number => {
  const index = chain.findLastIndex((entry) => entry.includes(`"type":"${type}"`));
  if (index < 0) throw new Error(`The chain shows no ${type}`);
  return index;
};
const replaced = (file: File, type: string, from: string | RegExp, to: string): void => {
  const index = indexOf(file, type);
  file.chain[index] = found(file.chain[index]).replace(from, to);
};

export const tamperings: readonly Tampering[] = [
  {
    name: 'a digest in the chain is another',
    tamper: (file) => (file.chain[9] = mark(found(file.chain[9]), '0'.repeat(64))),
    wrong: 'edited',
    where: /^commit 10$/,
  },
  {
    name: 'a commit is cut out of the middle',
    tamper: (file) => file.chain.splice(20, 1),
    wrong: 'cut',
    where: /^commit 21$/,
  },
  {
    name: 'the end is cut off',
    tamper: (file) => file.chain.splice(-3),
    wrong: 'cut',
    where: /^commit \d+$/,
  },
  {
    name: 'the end is cut off, and the chain sealed anew',
    tamper: (file) => {
      file.chain.splice(indexOf(file, 'BallotRevealed'));
      sealAnew(file);
    },
    wrong: 'stuffed',
    where: /^ballot first$/,
  },
  {
    name: 'a commit is put in',
    tamper: (file) => file.chain.splice(20, 0, mark('abcdef01', '1'.repeat(64))),
    wrong: 'stuffed',
    where: /^commit 21$/,
  },
  {
    name: 'two commits change places',
    tamper: ({ chain }) => chain.splice(30, 2, found(chain[31]), found(chain[30])),
    wrong: 'edited',
    where: /^commit 31$/,
  },
  {
    name: 'what a public commit says is changed',
    tamper: (file) => replaced(file, 'BallotSealed', '"outcome":null', '"outcome":"carried"'),
    wrong: 'edited',
    where: /^commit \d+$/,
  },
  {
    name: 'what a public commit says is changed, and the chain sealed anew',
    tamper: (file) => {
      replaced(file, 'BallotSealed', /"cast":30/, '"cast":29');
      sealAnew(file);
    },
    wrong: 'edited',
    where: /^ballot first$/,
  },
  {
    name: 'a receipt is added',
    tamper: (file) => agenda(file).receipts.push(['ZZZZ-ZZZZ-ZZZZ', ['for']]),
    wrong: 'stuffed',
    where: /^ballot agenda$/,
  },
  {
    name: 'a receipt is removed',
    tamper: (file) => agenda(file).receipts.pop(),
    wrong: 'cut',
    where: /^ballot agenda$/,
  },
  {
    name: 'the vote of a receipt is changed',
    tamper: (file) => {
      const [, choices] = found(agenda(file).receipts.find(([, chosen]) => chosen[0] === 'for'));
      choices[0] = 'against';
    },
    wrong: 'edited',
    where: /^ballot agenda$/,
  },
  {
    name: 'a receipt stands there twice',
    tamper: (file) => {
      const { receipts } = agenda(file);
      receipts.splice(1, 1, found(receipts[0]));
    },
    wrong: 'stuffed',
    where: /^ballot agenda, receipt [0-9A-Z]{4}-/,
  },
  {
    name: 'receipts stand in another order: that of the voting, perhaps',
    tamper: (file) =>
      agenda(file).receipts.splice(0, 2, found(agenda(file).receipts[1]), found(agenda(file).receipts[0])),
    wrong: 'edited',
    where: /^ballot agenda, receipt /,
  },
  {
    name: 'a vote names what was not on the ballot',
    tamper: (file) => (found(agenda(file).receipts[0])[1][0] = 'maybe'),
    wrong: 'edited',
    where: /^ballot agenda, receipt /,
  },
  {
    name: 'a vote has more choices than the ballot allows',
    tamper: (file) => found(agenda(file).receipts[0])[1].push('abstain'),
    wrong: 'edited',
    where: /^ballot agenda, receipt /,
  },
  {
    name: 'the result is changed',
    tamper: (file) => (agenda(file).votes = [PEOPLE, 0, 0]),
    wrong: 'edited',
    where: /^ballot agenda$/,
  },
  {
    name: 'the outcome is changed',
    tamper: (file) => (agenda(file).outcome = 'not-carried'),
    wrong: 'edited',
    where: /^ballot agenda$/,
  },
  {
    name: 'the threshold is changed, and the outcome with it',
    tamper: (file) => {
      agenda(file).settings.threshold = 'none';
      agenda(file).outcome = null;
    },
    wrong: 'edited',
    where: /^ballot agenda$/,
  },
  {
    name: 'more voted than could',
    tamper: (file) => (agenda(file).register = PEOPLE - 1),
    wrong: 'stuffed',
    where: /^ballot agenda$/,
  },
  {
    name: 'receipts are put in with a result and a digest to match',
    tamper: (file) => {
      const box = agenda(file);
      box.receipts.push(['ZZZZ-ZZZZ-ZZZZ', ['for']]);
      box.cast += 1;
      box.register += 1;
      box.votes[0] = found(box.votes[0]) + 1;
      box.digest = digestOf(box);
    },
    wrong: 'edited',
    where: /^ballot agenda$/,
  },
  {
    name: 'the ballot box is stuffed, and its sealing rewritten with it',
    tamper: (file) => {
      const box = ballot(file, 'first');
      const more = Array.from({ length: 40 }, (_, index) => `ZZZZ-ZZZZ-Z${100 + index}`);
      box.receipts.push(...more.map((receipt): [string, string[]] => [receipt, ['c1']]));
      for (const [, choices] of box.receipts) choices[0] = found(box.settings.choices[0]).id;
      box.cast += 40;
      box.register += 40;
      box.votes = [box.cast, 0];
      box.digest = digestOf(box);
      replaced(file, 'BallotSealed', /"digest":"[0-9a-f]+"/, `"digest":"${box.digest}"`);
      replaced(file, 'BallotSealed', /"cast":30/, `"cast":${box.cast}`);
      sealAnew(file);
    },
    wrong: 'stuffed',
    where: /^ballot first$/,
  },
  {
    name: 'a breakdown shows how fewer than five voted',
    tamper: (file) => {
      agenda(file).delegations.push({ id: 'x', name: 'Small', area: 'x', cast: 2, votes: [1, 1, 0] });
    },
    wrong: 'edited',
    where: /^ballot agenda, Small$/,
  },
  {
    name: 'a breakdown shows it by subtraction',
    tamper: (file) => {
      const row = found(agenda(file).delegations[0]);
      const rest = PEOPLE - agenda(file).delegations.reduce((sum, { cast }) => sum + cast, 0);
      row.cast += rest - 2;
      row.votes[0] = found(row.votes[0]) + rest - 2;
    },
    wrong: 'edited',
    where: /^ballot agenda, by delegation$/,
  },
  {
    name: 'the rows of a breakdown come to more than the whole',
    tamper: (file) => {
      const row = found(agenda(file).areas[0]);
      row.cast += 30;
      row.votes[0] = found(row.votes[0]) + 30;
    },
    wrong: 'stuffed',
    where: /^ballot agenda, by area$/,
  },
  {
    name: 'a ballot is left out',
    tamper: ({ record }) => record.ballots.shift(),
    wrong: 'cut',
    where: /^ballot agenda$/,
  },
  {
    name: 'a ballot is made up',
    tamper: (file) => file.record.ballots.push({ ...structuredClone(agenda(file)), id: 'made-up' }),
    wrong: 'stuffed',
    where: /^ballot made-up$/,
  },
  {
    name: 'the question is put in other words',
    tamper: (file) => (agenda(file).settings.question = 'Do we support the mayor?'),
    wrong: 'edited',
    where: /^ballot agenda$/,
  },
  {
    name: 'the sides of a motion change places',
    tamper: (file) => (agenda(file).settings.choices = agenda(file).settings.choices.toReversed()),
    wrong: 'edited',
    where: /^ballot agenda$/,
  },
  {
    name: 'the votes of a delegation are put down to another',
    tamper: (file) => (found(agenda(file).delegations[0]).name = 'The mayor’s friends'),
    wrong: 'edited',
    where: /^ballot agenda$/,
  },
  {
    name: 'an objection is left out',
    tamper: (file) => (agenda(file).vetoes = []),
    wrong: 'cut',
    where: /^ballot agenda$/,
  },
  {
    name: 'hands are counted otherwise',
    tamper: (file) => (agenda(file).hands = [90, 0, 0]),
    wrong: 'edited',
    where: /^ballot agenda$/,
  },
  ...answerTamperings,
  {
    name: 'candidates are put in another order',
    tamper: (file) =>
      firstAsk(file).answers.splice(0, 2, found(firstAsk(file).answers[1]), found(firstAsk(file).answers[0])),
    wrong: 'edited',
    where: /^ask A1$/,
  },
  {
    name: 'the turnout is more than its delegations',
    tamper: ({ record }) => (found(record.turnout?.areas[0]).present = 999),
    wrong: 'edited',
    where: /^turnout/,
  },
  {
    name: 'the night starts at another time',
    tamper: ({ record }) => (record.night.startedAt = at('19:30')),
    wrong: 'edited',
    where: /^the night$/,
  },
];
