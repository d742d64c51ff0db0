/** Answers shown and hidden for the first time, as tests expect them. */
import { addressKey } from '../../../shared/answers/address.ts';
import type { AnswerAddress, Said } from '../../../shared/answers/events.ts';
import type { NightEvent } from '../../../shared/night/events.ts';
import { did, type Night } from './night.ts';

const seen = (said: Said | null) => ({ shown: said, corrected: false, lastSeen: said });

export const revealed = (...answers: AnswerAddress[]): NightEvent => ({
  type: 'AnswersRevealed',
  answers: answers.map((one) => Object.assign({ was: seen(null) }, one)),
});

/** What is in sight that night is hidden. */
export const hidden = ({ state }: Night, ...answers: AnswerAddress[]) =>
  did({
    type: 'AnswersHidden',
    answers: answers.map((one) => {
      const { shown = null } = state.answers.byAddress.get(addressKey(one)) ?? {};
      return Object.assign({ was: seen(shown) }, one);
    }),
  });
