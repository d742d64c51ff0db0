/** Two steps of a ballot and what comes of them together: closed and opened again, frozen and then late arrivals, voted and then left. */
import { describe, expect, test } from 'vitest';
import { MOST_BALLOTS } from '../../../shared/ballots/settings.ts';
import { ballot, choices, here, open, row, says, vote, votes } from '../../support/night/ballots.ts';
import { chair, given, phone, refused, steward, SECOND, at, type Step } from '../../support/night/night.ts';

const timed = open({ seconds: 60 });

describe('a ballot with a time', () => {
  test('[BALLOT-8] that is opened again has none: it takes votes long after the first time was up', () => {
    const night = given(here(1), timed, says('CloseBallot', '18:41'), says('ReopenBallot', '18:50'));
    expect(ballot(night)).toMatchObject({ stage: 'open', closesAt: null, closedAt: null });
    expect(night.when('19:30', phone(1), vote('for')).ok).toBe(true);
  });

  test('[BALLOT-7] takes a vote two seconds after it is up, and none a millisecond later', () => {
    const night = given(here(1), timed);
    const up = at('18:41');
    expect(night.when(up + 2 * SECOND, phone(1), vote('for')).ok).toBe(true);
    expect(night.when(up + 2 * SECOND + 1, phone(1), vote('for'))).toStrictEqual(refused('ballot-closed'));
  });
});

describe('a register', () => {
  const numbers = [1, 2, 3, 4];
  const late: Step = ['18:42', phone(9), { type: 'CheckIn', delegation: 'D03', party: 1 }];
  const put = (register: 'frozen' | 'open') =>
    given(
      ...numbers.map((number) => here(number)),
      open({ register, threshold: 'absolute' }),
      ...numbers.slice(0, 3).map((number) => votes(number, number < 3 ? 'for' : 'against')),
    );

  test('[BALLOT-2] that was frozen is counted at the opening, whoever comes before the close', () => {
    const night = put('frozen')
      .and(...late)
      .and(...says('CloseBallot'));
    expect(ballot(night).registerAtClose).toBe(4);
    expect(row(night.and(...says('SealBallot'))).result).toMatchObject({
      register: 4,
      outcome: 'not-carried',
    });
    const three = put('frozen')
      .and('18:42', phone(4), vote('for'))
      .and(...late)
      .and(...says('CloseBallot'));
    expect(row(three.and(...says('SealBallot'))).result).toMatchObject({ register: 4, outcome: 'carried' });
  });

  test('[BALLOT-2] that is open is counted at the close, with whoever came', () => {
    const night = put('open')
      .and(...late)
      .and(...says('CloseBallot'));
    expect(ballot(night)).toMatchObject({ opened: { register: 4 }, registerAtClose: 5 });
    night
      .and(...says('ReopenBallot'))
      .and('18:46', phone(10), { type: 'CheckIn', delegation: 'D04', party: 1 });
    expect(ballot(night.and(...says('CloseBallot'))).registerAtClose).toBe(6);
  });

  test('[BALLOT-5] never has fewer than voted: who voted and left before the close could vote', () => {
    const night = put('open');
    for (const number of [1, 2, 3])
      night.and('18:43', phone(number), { type: 'CheckIn', delegation: null, party: 1 });
    night.and(...says('CloseBallot'));
    expect(ballot(night).registerAtClose).toBe(1);
    expect(row(night.and(...says('SealBallot'))).result).toMatchObject({ cast: 3, register: 3 });
  });
});

const shared = (buses: number, homes: number) => [
  ...Array.from({ length: buses }, () => 'Buses'),
  ...Array.from({ length: homes }, () => 'Homes'),
];

describe('a vote', () => {
  test('[BALLOT-4] stays the voter’s over a close and a new opening, and is not given twice', () => {
    const night = given(here(1), open(), votes(1, 'for'), says('CloseBallot'), says('ReopenBallot'));
    expect(night.when('18:46', phone(1), vote('against'))).toStrictEqual(refused('voted-already'));
    expect(ballot(night).votes.size).toBe(1);
  });

  test('[BALLOT-3] has room for as much as the ballot says, and not for one more', () => {
    const upTo = given(here(1), open({ kind: 'choose_up_to', choices, most: 2 }));
    expect(upTo.when('18:41', phone(1), vote('Buses', 'Homes')).ok).toBe(true);
    expect(upTo.when('18:41', phone(1), vote(...choices))).toStrictEqual(refused('bad-choices'));
    const points = given(here(1), open({ kind: 'share_points', choices, points: 4, each: 3 }));
    expect(points.when('18:41', phone(1), vote(...shared(3, 1))).ok).toBe(true);
    expect(points.when('18:41', phone(1), vote(...shared(4, 0)))).toStrictEqual(refused('bad-choices'));
    expect(points.when('18:41', phone(1), vote(...shared(3, 2)))).toStrictEqual(refused('bad-choices'));
  });
});

const draft = (ballotId: string) =>
  ({ type: 'DraftBallot', ballot: ballotId, question: 'Shall we?' }) as const;

test('[BALLOT-1] as many ballots as there may be can be drafted, and not one more', () => {
  const night = given();
  const before = night.state.ballots.byId.size;
  for (let number = before + 1; number <= MOST_BALLOTS; number += 1)
    night.and('18:00', chair, draft(`X${number}`));
  expect(night.state.ballots.byId.size).toBe(40);
  expect(night.when('18:01', chair, draft('one-more'))).toStrictEqual(refused('list-full'));
  expect(night.when('18:01', chair, { ...draft('X40'), question: 'Shall we not?' }).ok).toBe(true);
});

test('[LIST-10] while a ballot is out nothing is merged or removed, and after its seal it is', () => {
  const merge = { type: 'MergeDelegations', from: 'D03', into: 'D02' } as const;
  const night = given(here(1), open(), votes(1, 'for'), says('CloseBallot'));
  expect(night.when('18:46', steward, merge)).toStrictEqual(refused('ballot-unsealed', 'B1'));
  expect(night.and(...says('SealBallot')).when('18:47', steward, merge).ok).toBe(true);
});
