/** The kept night's third part: testimonies and asks. Answers are drafted, recorded, sent back, confirmed, shown, corrected and disputed. */
import type { CommandInput } from '../../shared/night/commands.ts';
import type { Cast } from './cast.ts';

type Value = Extract<CommandInput, { type: 'RecordAnswer' }>['value'];

const answerOf = async (
  cast: Cast,
  where: { readonly ask: string; readonly candidate: string; readonly point?: string },
  value: Value,
  more: { readonly words?: string; readonly pressed?: boolean; readonly speaker?: string } = {},
): Promise<void> => {
  await cast.say('recorder', { type: 'RecordAnswer', ...where, value, ...more });
  await cast.say('verifier', { type: 'ConfirmAnswer', ...where, value });
};

const testimony = async (cast: Cast): Promise<void> => {
  cast.at('18:56');
  await cast.start('S06');
  await cast.takeBack(await cast.say('chair', { type: 'ChooseReserve', testimony: 'T1' }));
  await cast.say('timekeeper', { type: 'StartTurn', reserve: true });
  await cast.say('chair', { type: 'ChooseReserve', testimony: 'T1', reserve: false });
  cast.at('18:59');
  await cast.say('timekeeper', { type: 'EndTurn' });
};

/** The first answer as it is written down, by two people and in several steps. */
const writing = async (cast: Cast): Promise<void> => {
  const where = { ask: 'A1', candidate: 'C1' };
  await cast.say('recorder', {
    type: 'DraftAnswer',
    ...where,
    draft: { value: 'yes_if', words: 'In eight we', asked: 'six weeks', said: 'eight' },
  });
  cast.remember('an answer to the first ask was half written');
  const changed = { asked: 'six weeks', said: 'eight weeks' };
  const words = 'In eight weeks, not before.';
  await cast.takeBack(
    await cast.say('recorder', { type: 'RecordAnswer', ...where, value: 'unclear', changed }),
  );
  await cast.say('recorder', { type: 'RecordAnswer', ...where, value: 'yes' });
  await cast.say('verifier', { type: 'SendAnswerBack', ...where, reason: 'Only with conditions' });
  await cast.takeBack(await cast.say('verifier', { type: 'ConfirmAnswer', ...where }));
  await cast.say('recorder', { type: 'RecordAnswer', ...where, value: 'yes_if', words, changed });
  await cast.takeBack(await cast.say('recorder', { type: 'RecordAnswer', ...where, value: 'no' }));
  await cast.takeBack(
    await cast.say('verifier', { type: 'SendAnswerBack', ...where, reason: 'A slip of the finger' }),
  );
  await cast.say('verifier', { type: 'ConfirmAnswer', ...where, value: 'yes_if', words });
};

const speaking = async (cast: Cast): Promise<void> => {
  cast.at('19:00');
  await cast.start('S07');
  await cast.say('timekeeper', { type: 'StartTurn' });
  cast.at('19:01');
  await cast.say('timekeeper', { type: 'EndTurn' });
  await cast.say('timekeeper', { type: 'StartTurn', speaker: 'C1' });
  await writing(cast);
  await cast.say('timekeeper', { type: 'EndTurn' });
  await cast.say('timekeeper', { type: 'StartTurn', kind: 'press' });
  await answerOf(cast, { ask: 'A1', candidate: 'C2' }, 'unclear');
  await cast.say('timekeeper', { type: 'EndTurn' });
};

/** Shown, hidden, shown again; pressed and corrected; heard again, and disputed. */
const showing = async (cast: Cast): Promise<void> => {
  await cast.takeBack(await cast.say('chair', { type: 'RevealAnswers', ask: 'A1', candidate: 'C1' }));
  await cast.say('chair', { type: 'RevealAnswers', ask: 'A1' });
  cast.remember('two answers were in sight');
  await answerOf(cast, { ask: 'A1', candidate: 'C2' }, 'yes', { pressed: true });
  await cast.say('chair', { type: 'RevealAnswers', ask: 'A1', candidate: 'C2' });
  await answerOf(cast, { ask: 'A1', candidate: 'C1' }, 'yes_if', { words: 'In nine weeks, not before.' });
  await cast.say('chair', { type: 'RevealAnswers', ask: 'A1', candidate: 'C1' });
  const where = { ask: 'A1', candidate: 'C2' };
  await cast.takeBack(await cast.say('recorder', { type: 'ReadBackAnswer', ...where, dispute: null }));
  await cast.say('recorder', { type: 'ReadBackAnswer', ...where, dispute: 'I said: if the council agrees.' });
  await cast.say('recorder', { type: 'ReadBackAnswer', ask: 'A1', candidate: 'C1', dispute: null });
  await cast.say('chair', { type: 'RevealAnswers', ...where });
  await cast.takeBack(await cast.say('chair', { type: 'HideAnswers', ask: 'A1', candidate: 'C1' }));
  cast.remember('one was corrected, and one disputed');
};

/** A point, whoever stands in for a candidate, whoever comes late, and what only the chair has looked at. */
const others = async (cast: Cast): Promise<void> => {
  const substitute = { ask: 'A1', candidate: 'C4' };
  await answerOf(cast, substitute, 'yes', { speaker: 'Dr Plumb' });
  await cast.say('chair', { type: 'SetCandidate', candidate: 'C3', status: 'here' });
  await cast.takeBack(
    await cast.say('chair', { type: 'SetCandidate', candidate: 'C3', status: 'withdrawn' }),
  );
  await answerOf(cast, { ask: 'A1', candidate: 'C3' }, 'refused');
  await answerOf(cast, { ask: 'A1', point: 'A1a', candidate: 'C3' }, 'yes');
  const alone = { ask: 'A1', point: 'A1b', candidate: 'C3' };
  await cast.say('chair', { type: 'RecordAnswer', ...alone, value: 'no', words: 'Not with this budget' });
  await cast.say('chair', { type: 'ConfirmAnswer', ...alone });
  await cast.say('chair', { type: 'RevealAnswers', ask: 'A1', pointsToo: false });
  await cast.say('chair', { type: 'RevealAnswers', ask: 'A1' });
  await cast.say('chair', { type: 'HideAnswers', ...alone });
};

/** Locked by now: it is told as changed. */
const wording = async (cast: Cast): Promise<void> => {
  const text = 'Each contact visits at least twice a term';
  await cast.say('chair', { type: 'ChangeAskWording', ask: 'A2', point: 'A2b', text });
  await cast.takeBack(
    await cast.say('chair', { type: 'ChangeAskWording', ask: 'A2', text: 'Will you try to name somebody?' }),
  );
};

const secondAsk = async (cast: Cast): Promise<void> => {
  cast.at('19:14');
  await cast.start('S09');
  await wording(cast);
  for (const candidate of ['C1', 'C2', 'C3']) {
    await cast.say('timekeeper', { type: 'StartTurn', speaker: candidate, kind: 'answer' });
    await answerOf(cast, { ask: 'A2', candidate }, candidate === 'C2' ? 'unclear' : 'yes');
    cast.clock.now += 40_000;
    await cast.say('timekeeper', { type: 'EndTurn' });
  }
  await answerOf(cast, { ask: 'A2', candidate: 'C4' }, 'absent');
  await cast.say('chair', { type: 'RevealAnswers', ask: 'A2' });
  const giveUp = { ask: 'A2', point: 'A2a', candidate: 'C1' };
  await cast.say('recorder', { type: 'DraftAnswer', ...giveUp, draft: { value: 'yes', words: 'By Octo' } });
  await cast.say('recorder', { type: 'DraftAnswer', ...giveUp, draft: null });
  await cast.say('recorder', { type: 'RecordAnswer', ...giveUp, value: 'not_put' });
};

export const theAsks = async (cast: Cast): Promise<void> => {
  await testimony(cast);
  await speaking(cast);
  await showing(cast);
  await others(cast);
  await secondAsk(cast);
};
