/** A sentence for every reason the server may say no: what is wrong, and what to do. */
import type { RefusalCode } from '../../../shared/kernel/refusals.ts';
import { words as connection } from './connection.ts';

export const words: Record<RefusalCode, string> = {
  ...connection.turnedAway,

  malformed: 'The server did not understand that. Load this page again, then try once more.',
  'too-large': 'That is too long to save. Shorten it, then try again.',
  'too-fast': 'That was too much at once. Wait a moment, then try again.',
  'not-your-role': 'Your link does not allow this. Ask the chair to do it.',
  'id-taken': 'That was already sent with something else in it. Try once more.',
  unavailable: 'Not saved. The server cannot write it down just now. Try again in a moment.',

  'moved-on': 'Somebody else has moved the night on already. Look at what is on now before you go further.',
  'already-on': 'This is already on.',
  'no-such-segment': 'This is no longer in the running order. Choose another item.',
  'segment-is-on': 'This is on at the moment, so it cannot be skipped. Start the next item instead.',
  'segment-is-over': 'This is over already, so it cannot be skipped.',
  'never-cut': 'The plan says that this must not be cut. Choose another item.',
  'proposal-stale': 'The running order has changed since this was worked out. Look at the new proposal.',
  'night-not-running': 'The night has not started, or is over. Start an item first.',
  'night-paused': 'The night is paused. Resume it first.',

  'turn-running': 'Somebody is speaking. End that turn first.',
  'turn-over': 'That turn is over already.',
  'no-turn': 'Nobody is speaking. Start a turn first.',
  'no-speaker': 'Nobody is left to speak in this item. Choose who speaks.',
  'no-such-speaker': 'This person is not in the plan. Choose another.',
  'length-out-of-range': 'That is too short or too long for a turn. Choose another length.',
  'no-reserve': 'The plan names no reserve for this testimony. Leave it out, or let it wait.',

  'not-an-order': 'An order names every candidate once. Check the list.',
  'candidate-not-here': 'This candidate is not here. Change that first.',

  'nothing-to-take-back': 'There is nothing that can be taken back.',
  'cannot-be-taken-back': 'This cannot be taken back. Put it right by a new step.',
  'not-as-it-was': 'Something else has changed this since. Put it right by a new step.',
  'not-a-rehearsal': 'This is not a rehearsal: nothing goes back to the start.',

  'no-such-ask': 'This ask is not in the plan. Choose another.',
  'no-such-point': 'This point is not part of the ask. Choose another.',
  'no-such-candidate': 'This candidate is not in the plan. Choose another.',
  'needs-words': '“Yes, with conditions” needs the words. Write down what the conditions are.',
  'nothing-recorded': 'No answer is recorded here yet. Record it first.',
  'answer-changed': 'The answer was changed while you were looking. Check it again, then confirm.',
  'second-person-needed': 'Whoever wrote an answer down cannot confirm it. Ask a second person.',
  'not-confirmed':
    'This answer is not confirmed yet. A second person must confirm it before the hall sees it.',
  'nothing-shown': 'The hall sees none of these answers, so there is nothing to take back.',

  'not-in-sight': 'Only an answer that the hall sees can be read back. Show it first.',

  'no-such-delegation': 'This delegation is no longer on the list. Choose another.',
  'party-too-big': 'That is more than one phone may speak for. A steward counts larger groups.',
  'turnout-declared': 'Your delegation has already declared how many came. Ask a steward to put it right.',
  'changed-too-often':
    'Phones have said so often who they are here with that no more is taken. A steward counts on.',
  'night-over': 'The assembly is over, so nobody is counted any more.',
  'no-such-group': 'This group has changed what it said. Look at the list again.',
  'no-such-area': 'This area is not in the plan. Choose another.',
  'in-list-already': 'A delegation with this name is in the list already. Choose it there.',
  'merged-already': 'These two are one delegation already. Look at the list again.',
  'delegation-in-use':
    'Somebody is counted there already, or the plan names it. Merge it with its twin instead.',
  'list-full': 'The list of delegations is full. Merge some, or shorten the table.',
  'bad-row': 'A row of the table does not fit the list any more. Look at the preview again.',
  'below-zero': 'That would take the count below zero. Check the number.',

  'no-such-ballot': 'This ballot is not there any more. Look at what is open now.',
  'bad-ballot': 'This ballot is not ready. Check its choices and numbers.',
  'ballot-not-open': 'This ballot has not been opened yet.',
  'ballot-open': 'A ballot is open. Close it first.',
  'ballot-closed': 'This ballot is closed: no more votes are taken.',
  'ballot-unsealed': 'A ballot is not sealed yet: who votes with whom must stay until it is. Seal it first.',
  'ballot-sealed': 'This ballot is sealed: nothing of it can be changed any more.',
  'not-on-register': 'This phone has no vote in this ballot: it was not here with a delegation in time.',
  'card-needed': 'This vote is given with a voting card. Scan the one you were handed.',
  'no-such-card': 'This card has no vote in this ballot. Check its letters, or ask a steward.',
  'no-cards': 'The plan gives no voting cards. Let phones vote, or write cards into the plan.',
  'bad-choices': 'This does not fit the ballot. Look at the question again.',
  'voted-already': 'A vote was given here already, and this ballot lets nobody change it.',

  'last-chair': 'This is the only chair’s link. Give somebody else one before you withdraw it.',
};
