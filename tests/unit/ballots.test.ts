/** The floor's ballots, from the draft to the seal: who votes, what fits, and what can be taken back. */
import { describe, expect, test } from 'vitest';
import { commands, type CommandInput } from '../../shared/assembly.ts';
import { signatureOf } from '../../shared/ballot-casting.ts';
import { receiptOf, receiptsOf } from '../../shared/ballots.ts';
import type { Actor } from '../../shared/decider.ts';
import { ballotsView, ballotView } from '../../shared/views/ballots.ts';
import { sceneView } from '../../shared/views/scene.ts';
import {
  at,
  byId,
  cards,
  chair,
  given,
  nothing,
  on,
  outsideWorld,
  phone,
  refused,
  SECOND,
  steward,
  type Night,
  type Step,
} from '../support/night.ts';

type OpenBallot = Extract<CommandInput, { type: 'OpenBallot' }>;
const question = 'Shall we adopt the agenda?';
type Said = readonly [string, Actor, CommandInput];
const open = (more: Partial<OpenBallot> = {}): Said => [
  '18:40',
  chair,
  { type: 'OpenBallot', ballot: 'B1', question, ...more },
];
const choices = ['Buses', 'Homes', 'Safety'];
const here = (number: number, delegation: string | null = 'D02'): Step => [
  '18:10',
  phone(number),
  { type: 'CheckIn', delegation, party: 1 },
];
const vote = (...chosen: readonly string[]) => ({
  type: 'CastBallot' as const,
  ballot: 'B1',
  choices: [...chosen],
});
const votes = (who: Actor | number, ...chosen: readonly string[]): Step => [
  '18:41',
  typeof who === 'number' ? phone(who) : who,
  vote(...chosen),
];
const say = (type: 'CloseBallot' | 'ReopenBallot' | 'SealBallot' | 'RevealBallot' | 'DropBallot') =>
  ({ type, ballot: 'B1' }) as const;
const says = (type: Parameters<typeof say>[0], clock = '18:45'): Step => [clock, chair, say(type)];

const ballot = ({ state }: Night) => {
  const found = state.ballots.byId.get('B1');
  if (!found) throw new Error('There is no ballot B1');
  return found;
};
const row = (night: Night) => byId(ballotsView(night.state).ballots, 'B1');
const cardOf = (kind: 'leaders' | 'cards', delegation = 'D02') => {
  const found = cards.find((card) => card.kind === kind && card.delegation === delegation);
  if (!found) throw new Error('There is no such card');
  return found.code;
};
const codeOf = (outcome: ReturnType<Night['when']>): string => (outcome.ok ? 'ok' : outcome.reason.code);

describe('a ballot', () => {
  const draft = (more: Partial<Extract<CommandInput, { type: 'DraftBallot' }>> = {}): Said => [
    '18:00',
    chair,
    { type: 'DraftBallot', ballot: 'B1', question, ...more },
  ];

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

describe('sealing', () => {
  const voted = () => given(here(1), here(2), open(), votes(1, 'for'), votes(2, 'against'));

  test('[BALLOT-8] comes with the reveal at the latest, after the close, and for good', () => {
    const night = voted();
    expect(night.when('18:44', chair, say('RevealBallot'))).toStrictEqual(refused('ballot-open'));
    expect(night.when('18:44', chair, say('SealBallot'))).toStrictEqual(refused('ballot-open'));
    night
      .and(...says('CloseBallot'))
      .and(...says('ReopenBallot'))
      .and(...says('CloseBallot'))
      .and(...says('RevealBallot'));
    expect(ballot(night)).toMatchObject({ stage: 'sealed', revealed: true });
    expect(night.when('18:46', chair, say('ReopenBallot'))).toStrictEqual(refused('ballot-sealed'));
    expect(night.when('18:46', phone(1), vote('for'))).toStrictEqual(refused('ballot-sealed'));
    expect(night.when('18:46', chair, say('RevealBallot'))).toStrictEqual(nothing);
    expect(night.when('18:46', chair, { type: 'AddHands', ballot: 'B1', added: true })).toStrictEqual(
      refused('ballot-sealed'),
    );
  });

  test('[BALLOT-8] none of its steps is taken back from the log: it has a way back of its own', () => {
    const night = voted().and(...says('CloseBallot'));
    const takeBack = () => codeOf(night.when('18:46', chair, { type: 'TakeBack', version: night.version }));
    expect(takeBack()).toBe('cannot-be-taken-back');
    expect(takeBack.call(night.and(...says('SealBallot')))).toBe('cannot-be-taken-back');
  });

  test('[BALLOT-9] nobody is told a result before it, and the hall not before the reveal', () => {
    const night = voted();
    expect(row(night)).toMatchObject({ voted: 2, result: null });
    night.and(...says('CloseBallot'));
    expect(row(night).result).toBeNull();
    night.and(...says('SealBallot'));
    expect(row(night).result).toMatchObject({ votes: [1, 1, 0] });
    expect(ballotView(night.state)).toMatchObject({ stage: 'closed', result: null });
    expect(sceneView(night.state).scene).toMatchObject({ kind: 'ballot_open', isClosed: true, voted: 2 });
    night.and(...says('RevealBallot'));
    expect(ballotView(night.state)).toMatchObject({
      stage: 'shown',
      result: { votes: [1, 1, 0], outcome: 'tie' },
    });
    expect(sceneView(night.state).scene).toMatchObject({ kind: 'ballot_result', outcome: 'tie' });
  });

  test('[BALLOT-10] a vote is signed with its pseudonym and the hour of the opening', () => {
    const night = voted();
    const [voter = ''] = ballot(night).votes.keys();
    const world = outsideWorld()(at('18:44'), phone(1));
    expect(signatureOf(night.state, vote('for'), world)).toEqual({ by: voter, at: at('18:40') });
    expect(voter).toMatch(/^[0-9A-Z]{26}$/);
    night.and(...says('CloseBallot')).and(...says('SealBallot'));
    expect(signatureOf(night.state, vote('for'), world)).toEqual({ by: null, at: at('18:40') });
    expect(signatureOf(night.state, { type: 'CheckIn' }, world)).toEqual({ by: 'phone-1', at: at('18:44') });
  });

  test('[BALLOT-10] the same phone is another voter in another ballot', () => {
    const night = voted()
      .and(...says('CloseBallot'))
      .and(...says('SealBallot'));
    night.and('18:50', chair, { type: 'OpenBallot', ballot: 'B2', question });
    night.and('18:51', phone(1), { type: 'CastBallot', ballot: 'B2', choices: ['for'] });
    const [second = ''] = night.state.ballots.byId.get('B2')?.votes.keys() ?? [];
    expect([...ballot(night).votes.keys()]).not.toContain(second);
  });

  test('[BALLOT-11] [BALLOT-12] the list of receipts is in the order of their letters', () => {
    const numbers = Array.from({ length: 9 }, (_, index) => index + 1);
    const night = given(
      ...numbers.map((number) => here(number)),
      open(),
      ...numbers.map((number) => votes(number, number % 2 ? 'for' : 'against')),
    );
    const receipts = receiptsOf(ballot(night));
    const letters = receipts.map(({ receipt }) => receipt);
    expect(letters).toEqual(letters.toSorted());
    expect(letters).toHaveLength(9);
    for (const [voter, { choices: chosen }] of ballot(night).votes)
      expect(receipts).toContainEqual({ receipt: receiptOf(voter), choices: chosen });
  });
});

describe('beside the votes', () => {
  const counts = (by: Actor, inFavour: number, against: number): Step => [
    '18:43',
    by,
    { type: 'CountHands', ballot: 'B1', counts: { for: inFavour, against } },
  ];
  const added = (isAdded: boolean): Step => [
    '18:44',
    chair,
    { type: 'AddHands', ballot: 'B1', added: isAdded },
  ];
  const sealed = (...steps: readonly Step[]) =>
    row(given(here(1), open(), votes(1, 'against'), ...steps, says('CloseBallot'), says('SealBallot')))
      .result;

  test('[BALLOT-13] hands are counted by several, each in place of what they said before', () => {
    const night = given(open(), counts(steward, 9, 9), counts(steward, 3, 1), counts(chair, 4, 0));
    expect(row(night)).toMatchObject({
      handsTotal: [7, 1, 0],
      hands: [
        { by: 'The steward', counts: [3, 1, 0] },
        { by: 'The chair', counts: [4, 0, 0] },
      ],
    });
  });

  test('[BALLOT-13] they decide nothing unless the chair declares that nobody did both', () => {
    expect(sealed(counts(steward, 3, 1))).toMatchObject({
      votes: [0, 1, 0],
      hands: [3, 1, 0],
      outcome: 'not-carried',
    });
    expect(sealed(counts(steward, 3, 1), added(true))).toMatchObject({
      votes: [0, 1, 0],
      outcome: 'carried',
    });
    expect(sealed(counts(steward, 3, 1), added(true), added(false))).toMatchObject({
      outcome: 'not-carried',
    });
  });

  test('[BALLOT-13] points are not shown with hands, nor is a choice that is not there', () => {
    const points = given(open({ kind: 'share_points', choices }));
    const hands = (what: Record<string, number>) =>
      ({ type: 'CountHands', ballot: 'B1', counts: what }) as const;
    expect(points.when('18:43', steward, hands({ Homes: 3 }))).toStrictEqual(refused('bad-choices'));
    expect(given(open()).when('18:43', steward, hands({ perhaps: 3 }))).toStrictEqual(refused('bad-choices'));
    expect(commands.CountHands.safeParse(hands({ for: -1 })).success).toBe(false);
  });

  test('[BALLOT-16] a delegation objects to one choice, and may think again', () => {
    const objects = (choice: string | null): Said => [
      '18:42',
      steward,
      { type: 'RecordVeto', ballot: 'B1', delegation: 'D02', choice },
    ];
    const put = open({ kind: 'choose_one', choices, veto: true });
    const night = given(put, objects('Homes'), objects('Buses'));
    expect(row(night).vetoes).toEqual([{ delegation: 'D02', name: expect.any(String), choice: 'Buses' }]);
    expect(row(given(put, objects('Homes'), objects(null))).vetoes).toEqual([]);
    expect(given(open()).when(...objects('for'))).toStrictEqual(refused('bad-choices'));
    expect(given(put).when(...objects('X'))).toStrictEqual(refused('bad-choices'));
  });

  test('[BALLOT-17] the wall shows it from the opening until the night moves on after the result', () => {
    const night = given(on('S01'), open());
    const shown = () => sceneView(night.state).scene.kind;
    expect(shown()).toBe('ballot_open');
    night.and('18:42', chair, { type: 'StartSegment', segment: 'S02', from: 'S01' });
    expect(shown()).toBe('ballot_open');
    night.and(...says('CloseBallot')).and(...says('RevealBallot'));
    expect(shown()).toBe('ballot_result');
    night.and('18:46', chair, { type: 'StartSegment', segment: 'S03', from: 'S02' });
    expect(shown()).not.toContain('ballot');
    expect(ballotView(night.state)).toBeNull();
  });
});
