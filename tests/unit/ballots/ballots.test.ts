/** The floor's ballots up to the close: drafts, openings, who votes, and what fits. */
import { describe, expect, test } from 'vitest';
import { barredFrom } from '../../../shared/ballots/voters.ts';
import { ballotView } from '../../../shared/views/ballot-face.ts';
import { ballotsView } from '../../../shared/views/ballots.ts';
import {
  ballot,
  row,
  cardOf,
  codeOf,
  open,
  choices,
  here,
  vote,
  votes,
  say,
  says,
  question,
  draft,
  type OpenBallot,
} from '../../support/night/ballots.ts';
import {
  at,
  cards,
  chair,
  given,
  nothing,
  on,
  phone,
  refused,
  SECOND,
  steward,
} from '../../support/night/night.ts';

describe('a ballot', () => {
  test('[BALLOT-1] can be prepared, reworded and dropped until it is put', () => {
    const night = given(draft(), draft({ question: 'Adopt it as amended?' }));
    expect(row(night)).toMatchObject({ stage: 'draft', canOpen: true, canEdit: true });
    expect(row(night).settings.question).toBe('Adopt it as amended?');
    night.and('18:40', chair, { type: 'OpenBallot', ballot: 'B1' });
    expect(ballot(night)).toMatchObject({ stage: 'open', settings: { question: 'Adopt it as amended?' } });
    expect(night.when(...draft())).toStrictEqual(refused('ballot-open'));
    expect(night.when('18:41', chair, say('DropBallot'))).toStrictEqual(refused('ballot-open'));
    const dropped = given(draft(), says('DropBallot', '18:01'));
    expect(ballotsView(dropped.state).ballots).toEqual([]);
  });

  test('[BALLOT-1] on the spot, a motion needs nothing but its question', () => {
    expect(ballot(given(open())).settings).toMatchObject({
      kind: 'motion',
      choices: ['for', 'against', 'abstain'].map((id) => ({ id, text: null })),
      threshold: 'simple',
      voters: 'phones',
    });
  });

  test.each<[string, Partial<OpenBallot>, string]>([
    ['one choice alone', { kind: 'choose_one', choices: ['Buses'] }, 'choices'],
    ['none', { kind: 'share_points' }, 'choices'],
    ['a choice twice', { kind: 'choose_one', choices: ['Buses', 'Buses'] }, 'choices'],
    ['four sides to a motion', { choices: ['a', 'b', 'c', 'd'] }, 'choices'],
    ['more to choose than there is', { kind: 'choose_up_to', choices, most: 4 }, 'most'],
    ['points nobody can give', { kind: 'share_points', choices, points: 15, each: 4 }, 'each'],
  ])('[BALLOT-1] %s is refused, and the field named', (_what, more, field) => {
    expect(given().when(...open(more))).toStrictEqual(refused('bad-ballot', field));
  });

  test('[BALLOT-2] opens alone, and says how many could vote then', () => {
    const night = given(here(1), here(2), here(3, null), open());
    expect(ballot(night).opened?.register).toBe(2);
    expect(row(night)).toMatchObject({ mayVote: 2, voted: 0 });
    const second = { type: 'OpenBallot', ballot: 'B2', question } as const;
    expect(night.when('18:42', chair, second)).toStrictEqual(refused('ballot-open', 'B1'));
    night.and('18:42', phone(4), { type: 'CheckIn', delegation: 'D01', party: 1 });
    expect(row(night).mayVote).toBe(3);
    expect(row(given(here(1), open({ register: 'frozen' }), here(4))).mayVote).toBe(1);
  });

  test('[BALLOT-2] is not opened after the end', () => {
    const night = given(on('S01'), ['18:50', chair, { type: 'EndNight', from: 'S01' }]);
    expect(night.when(...open())).toStrictEqual(refused('night-over'));
  });
});

describe('a vote', () => {
  test.each<[string, Partial<OpenBallot>, string[], boolean]>([
    ['for', {}, ['for'], true],
    ['two sides', {}, ['for', 'against'], false],
    ['no such side', {}, ['perhaps'], false],
    [
      'a choice by its text',
      { kind: 'choose_one', choices: ['Night buses', 'Homes'] },
      ['Night buses'],
      true,
    ],
    [
      'a choice by its id',
      { kind: 'choose_one', choices: [{ id: 'x', text: 'Night buses' }, 'Homes'] },
      ['x'],
      true,
    ],
    ['two of up to two', { kind: 'choose_up_to', choices, most: 2 }, ['Homes', 'Buses'], true],
    ['the same twice', { kind: 'choose_up_to', choices, most: 2 }, ['Homes', 'Homes'], false],
    ['three of up to two', { kind: 'choose_up_to', choices, most: 2 }, choices, false],
    [
      'points shared',
      { kind: 'share_points', choices, points: 4, each: 3 },
      ['Homes', 'Homes', 'Homes', 'Buses'],
      true,
    ],
    ['fewer points than there are', { kind: 'share_points', choices, points: 4, each: 3 }, ['Homes'], true],
    ['too many on one', { kind: 'share_points', choices, points: 4, each: 3 }, Array(4).fill('Homes'), false],
    [
      'too many points',
      { kind: 'share_points', choices, points: 4, each: 4 },
      [...choices, 'Homes', 'Homes'],
      false,
    ],
  ])('[BALLOT-3] %s', (_what, more, chosen, fits) => {
    const night = given(here(1), open(more));
    expect(codeOf(night.when('18:41', phone(1), vote(...chosen)))).toBe(fits ? 'ok' : 'bad-choices');
  });

  test('[BALLOT-4] is one for each voter, and the same again changes nothing', () => {
    const night = given(here(1), here(2), open(), votes(1, 'for'));
    expect(night.when('18:42', phone(1), vote('for'))).toStrictEqual(nothing);
    expect(night.when('18:42', phone(1), vote('against'))).toStrictEqual(refused('voted-already'));
    expect(codeOf(night.when('18:42', phone(2), vote('against')))).toBe('ok');
    expect(row(night).voted).toBe(1);
  });

  test('[BALLOT-4] can be changed where the ballot says so; the later one counts alone', () => {
    const night = given(here(1), open({ changeable: true }), votes(1, 'for'), votes(1, 'against'));
    night.and(...says('CloseBallot')).and(...says('SealBallot'));
    expect(row(night).result).toMatchObject({ cast: 1, votes: [0, 1, 0] });
  });

  test('[BALLOT-5] is for phones that are with a delegation, and were in time where the register is frozen', () => {
    const night = given(here(1), here(2, null), open({ register: 'frozen' }), [
      '18:41',
      phone(3),
      { type: 'CheckIn', delegation: 'D02', party: 1 },
    ]);
    expect(codeOf(night.when('18:42', phone(1), vote('for')))).toBe('ok');
    for (const late of [2, 3, 4])
      expect(night.when('18:42', phone(late), vote('for'))).toStrictEqual(refused('not-on-register'));
    // Who moves to another delegation was here all the same.
    night.and('18:42', phone(1), { type: 'CheckIn', delegation: 'D01', party: 1 });
    expect(codeOf(night.when('18:42', phone(1), vote('for')))).toBe('ok');
    expect(night.when('18:42', chair, vote('for'))).toStrictEqual(refused('not-on-register'));
  });

  test('[BALLOT-5] a phone is told which frozen registers it is not on, until they are sealed', () => {
    const night = given(here(1), here(2, null), open({ register: 'frozen' }));
    const barred = () => [1, 2, 3].map((number) => barredFrom(night.state, phone(number)));
    expect(barred()).toEqual([[], ['B1'], ['B1']]);
    night.and('18:41', phone(3), { type: 'CheckIn', delegation: 'D02', party: 1 });
    expect(barred()).toEqual([[], ['B1'], ['B1']]);
    // It may be opened again.
    night.and(...says('CloseBallot'));
    expect(barred()).toEqual([[], ['B1'], ['B1']]);
    night.and(...says('SealBallot'));
    expect(barred()).toEqual([[], [], []]);
  });

  test.each<[string, Partial<OpenBallot>]>([
    ['open to the close', {}],
    ['of cards', { voters: 'cards', register: 'frozen' }],
  ])('[BALLOT-5] a register %s bars no phone', (_which, more) => {
    const night = given(open(more), ['18:41', phone(1), { type: 'CheckIn', delegation: 'D02', party: 1 }]);
    expect([1, 2].map((number) => barredFrom(night.state, phone(number)))).toEqual([[], []]);
  });

  test.each([' ', '-', '–', '.', '·', '\u00A0'])(
    '[BALLOT-6] a card’s code is the same with “%s” between its letters',
    (between) => {
      const night = given(open({ voters: 'cards' }));
      const code = cardOf('cards');
      const typed = [code.slice(0, 5).toLowerCase(), code.slice(5)].join(between);
      night.and('18:41', phone(1), { ...vote('for'), card: typed });
      expect(night.when('18:42', steward, { ...vote('against'), card: code })).toStrictEqual(
        refused('voted-already'),
      );
    },
  );

  test.each(['cards', 'leaders'] as const)(
    '[BALLOT-6] of %s is given with the card, once, on any device',
    (voters) => {
      const night = given(open({ voters }));
      const card = cardOf(voters);
      expect(ballot(night).opened?.register).toBe(cards.filter(({ kind }) => kind === voters).length);
      expect(night.when('18:41', phone(1), vote('for'))).toStrictEqual(refused('card-needed'));
      const spoken = `${card.slice(0, 5).toLowerCase()} ${card.slice(5)}`;
      night.and('18:41', phone(1), { ...vote('for'), card: spoken });
      expect(night.when('18:42', steward, { ...vote('against'), card })).toStrictEqual(
        refused('voted-already'),
      );
      expect(night.when('18:42', phone(1), { ...vote('for'), card: 'AAAAAAAAAA' })).toStrictEqual(
        refused('no-such-card'),
      );
      const other = cardOf(voters === 'cards' ? 'leaders' : 'cards');
      expect(night.when('18:42', phone(1), { ...vote('for'), card: other })).toStrictEqual(
        refused('no-such-card'),
      );
      expect(row(night).voted).toBe(1);
    },
  );

  test('[BALLOT-7] counts while the ballot is open, and is refused once it is closed', () => {
    const night = given(here(1), open());
    expect(given(here(1)).when('18:41', phone(1), vote('for'))).toStrictEqual(
      refused('no-such-ballot', 'B1'),
    );
    night.and(...says('CloseBallot'));
    expect(night.when('18:46', phone(1), vote('for'))).toStrictEqual(refused('ballot-closed'));
    expect(night.when('18:46', chair, say('CloseBallot'))).toStrictEqual(nothing);
    night.and(...says('ReopenBallot'));
    expect(codeOf(night.when('18:46', phone(1), vote('for')))).toBe('ok');
  });

  test('[BALLOT-7] is in time two seconds after the limit, and a clock set back keeps nobody out', () => {
    const night = given(here(1), open({ seconds: 60 }));
    const limit = at('18:41');
    const when = (ms: number) => codeOf(night.when(limit + ms, phone(1), vote('for')));
    expect([when(0), when(2 * SECOND), when(2 * SECOND + 1), when(-3_600 * SECOND)]).toEqual([
      'ok',
      'ok',
      'ballot-closed',
      'ok',
    ]);
    expect(ballotView(night.state)?.closesAt).toBe(limit);
  });
});
