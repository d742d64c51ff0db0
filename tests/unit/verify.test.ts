/** The check of a published record: an honest one holds; of each kind of tampering it says what was done, and where. */
import { hash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordFile } from '../../shared/record-file.ts';
import { bodyOf, chainHash, hashOfBody } from '../../server/log/chain.ts';
import { fingerprintOf, textOf } from '../../server/record/record-text.ts';
import type { Wrong } from '../../server/verify/findings.ts';
import { verify } from '../../server/verify/verify.ts';
import { at, given } from '../support/night.ts';
import { recordText } from '../support/record.ts';
import { PEOPLE, recordNight } from '../support/record-night.ts';

/** To be tampered with: no readonly keeps a forger's hands off. */
type Loose<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : { -readonly [Key in keyof Value]: Loose<Value[Key]> };
type File = Loose<ReturnType<typeof recordFile.parse>>;
type Ballot = File['record']['ballots'][number];

let honest = '';
beforeAll(async () => {
  const { state, commits } = recordNight();
  honest = await recordText(state, commits);
});

const found = <Item>(item: Item | undefined): Item => {
  if (item === undefined) throw new Error('The story has no such thing');
  return item;
};
const ballot = ({ record }: File, id: string): Ballot => found(record.ballots.find((one) => one.id === id));
const agenda = (file: File): Ballot => ballot(file, 'agenda');
const firstAsk = ({ record }: File) => found(record.asks[0]);
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

interface Row {
  readonly name: string;
  readonly tamper: (file: File) => void;
  readonly wrong: Wrong;
  readonly where: RegExp;
}

const rows: readonly Row[] = [
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
  {
    name: 'an answer is put in other words',
    tamper: (file) => {
      for (const { versions } of firstAsk(file).seen)
        for (const one of versions) if (one.words) one.words = 'In eight years.';
      for (const { mark: shown } of firstAsk(file).answers) if (shown?.words) shown.words = 'In eight years.';
    },
    wrong: 'edited',
    where: /^ask A1, /,
  },
  {
    name: 'what was said first is left out',
    tamper: (file) => {
      const seen = found(firstAsk(file).seen.find(({ versions }) => versions.length > 1));
      seen.versions.shift();
      for (const answer of firstAsk(file).answers) if (answer.mark) answer.mark.corrected = false;
    },
    wrong: 'cut',
    where: /^ask A1, /,
  },
  {
    name: 'an answer is left out',
    tamper: (file) => {
      const seen = found(firstAsk(file).seen.pop());
      const answer = firstAsk(file).answers.find(({ candidate }) => candidate === seen.candidate);
      found(answer).mark = null;
    },
    wrong: 'cut',
    where: /^ask A1, /,
  },
  {
    name: 'an answer is made up',
    tamper: (file) => {
      const answer = found(firstAsk(file).answers.find(({ mark: shown }) => shown === null));
      const said = { value: 'no' as const, words: null };
      answer.mark = { ...said, corrected: false };
      const version = { ...said, pressed: false, at: at('19:00'), by: 'recorder' };
      firstAsk(file).seen.push({
        candidate: answer.candidate,
        point: null,
        letter: null,
        versions: [version],
      });
    },
    wrong: 'stuffed',
    where: /^ask A1, /,
  },
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

const findingsOf = (text: string, fingerprint?: string) => {
  const verdict = verify(text, fingerprint);
  if (verdict.outcome === 'unreadable') throw new Error(verdict.why);
  return verdict;
};
const tampered = (tamper: (file: File) => void, remakeFingerprint = true): string => {
  const file = JSON.parse(honest) as File;
  tamper(file);
  if (remakeFingerprint) file.fingerprint = fingerprintOf(file.head, textOf(file.record));
  return JSON.stringify(file);
};

describe('a published record', () => {
  test('[RECORD-6] untouched, it holds, and says what was checked and what cannot be', () => {
    const { outcome, findings } = findingsOf(honest);
    expect([outcome, findings.all]).toEqual(['holds', []]);
    expect(findings.checked.join(' ')).toMatch(
      /chain of \d+ commits.*2 ballots with 74 receipts.*3 versions of answers/,
    );
    expect(findings.unchecked.join(' ')).toMatch(/made up from the first word to the last/);
  });

  test('[RECORD-7] at least twenty kinds of tampering are known', () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBeGreaterThanOrEqual(20);
  });

  for (const { name, tamper, wrong, where } of rows)
    test(`[RECORD-7] is seen through: ${name}`, () => {
      const { outcome, findings } = findingsOf(tampered(tamper));
      expect(outcome).toBe('broken');
      const places = findings.all.filter((one) => one.wrong === wrong).map((one) => one.where);
      expect(
        places.filter((place) => where.test(place)),
        JSON.stringify(findings.all),
      ).not.toEqual([]);
    });

  test('[RECORD-7] whose text was changed where the chain says nothing of it is seen through by its fingerprint', () => {
    const longer = tampered(({ record }) => (found(record.candidates[0]).spokenMs += 60_000), false);
    expect(findingsOf(longer).findings.all).toEqual([
      expect.objectContaining({ wrong: 'edited', where: 'the record' }),
    ]);
  });

  test('[RECORD-8] made anew as a whole, it is seen through by whoever has the fingerprint of the night', () => {
    const original = findingsOf(honest).fingerprint;
    const forged = tampered(({ record }) => (found(record.candidates[0]).spokenMs += 60_000));
    expect(findingsOf(forged).outcome).toBe('holds');
    expect(findingsOf(forged, original).findings.all.map(({ what }) => what)).toEqual([
      'This is not the record with the fingerprint that you were given.',
    ]);
    expect(findingsOf(honest, original).outcome).toBe('holds');
    expect(findingsOf(honest, original.slice(0, 4)).outcome).toBe('broken');
  });

  test('[RECORD-6] what is no record is refused as such', () => {
    for (const text of [
      '',
      '{}',
      'null',
      '[1]',
      honest.slice(0, -10),
      tampered((file) => Object.assign(file, { more: 1 })),
    ])
      expect(verify(text).outcome).toBe('unreadable');
  });

  test('[RECORD-5] of a night that has not begun, it holds too', async () => {
    const { state } = given();
    const body = { version: 1, id: 'x', at: at('17:00'), by: 'server', events: [state.opening] };
    const commit = { ...body, hash: chainHash('', hashOfBody(bodyOf(body))) };
    expect(findingsOf(await recordText(state, [commit])).outcome).toBe('holds');
  });
});
