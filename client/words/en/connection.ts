/** What a page says about its link to the server, and what to do when it is not let in. */
import type { RefusalCode } from '../../../shared/kernel/refusals.ts';

export type TurnedAway = Extract<
  RefusalCode,
  'wrong-protocol' | 'no-such-assembly' | 'no-such-pass' | 'pass-revoked' | 'code-changed' | 'hall-full'
>;

const turnedAway: Record<TurnedAway, string> = {
  'wrong-protocol': 'This page is out of date. Load it again to go on.',
  'no-such-assembly':
    'There is no assembly under this code. Check the code on the screen, and type or scan it again.',
  'no-such-pass': 'This link does not open anything. Ask whoever gave it to you for a new one.',
  'pass-revoked': 'This link has been withdrawn. If that is a surprise, ask the chair for a new one.',
  'code-changed': 'The code has changed. Scan the one on the screen now.',
  'hall-full': 'As many phones are connected as the hall has room for. This page keeps trying.',
};

const plural = new Intl.PluralRules('en');

export const words = {
  connecting: 'Connecting to the hall …',
  live: 'Live.',
  reconnecting: 'Reconnecting. Nothing is lost.',
  waiting: (count: number) =>
    plural.select(count) === 'one'
      ? 'One thing you tapped will be sent when the connection is back.'
      : `${new Intl.NumberFormat('en-GB').format(count)} things you tapped will be sent when the connection is back.`,
  refused: 'You are not connected. Trying again every few seconds.',
  turnedAway,
};
