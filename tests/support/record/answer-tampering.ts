/** Kinds of tampering with the answers of a published record: their words, what was seen before, and disputes. */
import { at } from '../night/night.ts';
import { firstAsk, found, type File, type Tampering } from './forging.ts';

const DISPUTE = 'I said not in this year.';

/** As many places as there are have another dispute, or none. */
const disputed = (file: File, change: (dispute: string) => string | null): void => {
  const marks = firstAsk(file).answers.flatMap(({ mark }) => mark ?? []);
  for (const said of [...marks, ...firstAsk(file).seen.flatMap(({ versions }) => versions)]) {
    if (said.dispute === undefined) continue;
    const other = change(said.dispute);
    if (other === null) delete said.dispute;
    else said.dispute = other;
  }
};
const disputedMark = (file: File) =>
  found(firstAsk(file).answers.find(({ mark }) => mark?.dispute === DISPUTE)?.mark ?? undefined);
const undisputed = (file: File) =>
  found(firstAsk(file).seen.find(({ versions }) => versions.every(({ dispute }) => dispute === undefined)));

export const answerTamperings: readonly Tampering[] = [
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
    name: 'an answer is called corrected that was not',
    tamper: (file) => (disputedMark(file).corrected = true),
    wrong: 'edited',
    where: /^ask A1, /,
  },
  {
    name: 'a correction is not called one',
    tamper: (file) => {
      for (const { mark } of firstAsk(file).answers) if (mark) mark.corrected = false;
    },
    wrong: 'edited',
    where: /^ask A1, /,
  },
  {
    name: 'a dispute is taken out',
    tamper: (file) => disputed(file, () => null),
    wrong: 'cut',
    where: /^ask A1, /,
  },
  {
    name: 'a dispute is put in other words',
    tamper: (file) => disputed(file, () => 'I agree.'),
    wrong: 'cut',
    where: /^ask A1, /,
  },
  {
    name: 'a dispute contradicts itself',
    tamper: (file) => (disputedMark(file).dispute = 'I agree.'),
    wrong: 'edited',
    where: /^ask A1, /,
  },
  {
    name: 'a dispute in sight is taken out there alone',
    tamper: (file) => delete disputedMark(file).dispute,
    wrong: 'cut',
    where: /^ask A1, /,
  },
  {
    name: 'a dispute is made up for what was seen before',
    tamper: (file) => (found(undisputed(file).versions.at(-1)).dispute = 'Never.'),
    wrong: 'edited',
    where: /^ask A1, /,
  },
];
