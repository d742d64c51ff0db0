/** Whatever is said: what must stay hidden is in no view of a phone or of the projector. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressKey } from '../../shared/answers/address.ts';
import type { AnswerAddress, Said, SaidMore, WrittenAnswer } from '../../shared/answers/events.ts';
import type { Answer } from '../../shared/answers/state.ts';
import type { NightEvent } from '../../shared/night/events.ts';
import { reads } from '../../shared/night/rights.ts';
import type { Assembly } from '../../shared/night/state.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { AskFace, BoardFace, Mark } from '../../shared/views/faces.ts';
import { nowView } from '../../shared/views/phone.ts';
import { recordOf } from '../../shared/views/record.ts';
import { sceneView } from '../../shared/views/scenes/scene.ts';
import { stateSliceNames, stateSlices } from '../../shared/views/slices.ts';
import { HIDDEN, plans, withSecrets } from '../support/night/arbitrary-plans.ts';
import { moves, type Move } from '../support/moves/moves.ts';
import { Play, type Played } from '../support/night/play.ts';

const how = { seed: 20_200_431, numRuns: 700 };
const MOST = 45;
/** Confirming and revealing come as often as all the rest: else hardly anything is ever seen, and corrected. */
const answering = moves(
  MOST,
  'RecordAnswer',
  'RecordAnswer',
  'ConfirmAnswer',
  'ConfirmAnswer',
  'RevealAnswers',
  'RevealAnswers',
  'HideAnswers',
  'ReadBackAnswer',
  'ReadBackAnswer',
  'RevealAnswers',
  'ShowScene',
  'TakeBack',
);

/** Everything that phones and the projector are ever sent, as text. */
const audience = (['phone', 'screen'] as const).map((role) =>
  stateSliceNames.filter((name) => reads[role].includes(name)),
);
const seen = (state: Assembly): string =>
  JSON.stringify(audience.map((names) => names.map((name) => stateSlices[name].view(state))));

const watch = (
  plan: Plan,
  all: readonly Move[],
  look: (night: Play, played: Played | null) => void,
): void => {
  const night = new Play(plan);
  look(night, null);
  for (const move of all) look(night, night.step(move));
};

/** All that the hall may see of an answer. */
const inSight = ({
  value,
  words,
  changed,
  speaker,
  ...more
}: (SaidMore & Pick<Said, 'value' | 'readBack'>) | Mark): string => {
  const dispute = 'corrected' in more ? more.dispute : more.readBack?.dispute;
  return JSON.stringify([value, words, changed?.said ?? null, speaker ?? null, dispute ?? null]);
};

/** What the hall was shown, told by the events alone: a second opinion on shared/answers/answers.ts. */
class Shown {
  readonly now = new Map<string, string>();
  readonly #said = new Map<string, string>();
  readonly #confirmed = new Set<string>();
  readonly #wasSeen = new Set<string>();
  /** Revealed without having been confirmed, or back in sight without having been there: never. */
  unconfirmed = 0;
  hidden = 0;
  seenAgain = 0;

  learn(event: NightEvent): void {
    if (event.type === 'AnswerRecorded') this.#record(addressKey(event), inSight(event));
    if (event.type === 'AnswerReadBack') this.#readBack(addressKey(event), event.dispute);
    if (event.type === 'ReadBackRestored') this.#readBack(addressKey(event), event.to?.dispute ?? null);
    if (event.type === 'AnswerSentBack') this.#confirmed.delete(addressKey(event));
    if (event.type === 'AnswerRestored') this.#restore(addressKey(event), event.to);
    if (event.type === 'AnswerCleared') this.#said.delete(addressKey(event));
    if (event.type === 'AnswerCleared' || event.type === 'AnswerUnconfirmed')
      this.#confirmed.delete(addressKey(event));
    if (event.type === 'RehearsalEnded')
      for (const all of [this.now, this.#said, this.#confirmed, this.#wasSeen]) all.clear();
    if (event.type === 'AnswerConfirmed') this.#confirmed.add(addressKey(event));
    if (event.type === 'AnswersRevealed') for (const one of event.answers) this.#reveal(addressKey(one));
    if (event.type === 'AnswersHidden') for (const one of event.answers) this.#hide(addressKey(one));
    if (event.type === 'SightRestored')
      for (const one of event.answers) this.#seeAgain(addressKey(one), one.was.shown);
  }

  #record(key: string, said: string): void {
    this.#said.set(key, said);
    this.#confirmed.delete(key);
  }

  #readBack(key: string, dispute: string | null): void {
    const said: unknown[] = JSON.parse(this.#said.get(key) ?? '[]');
    this.#said.set(key, JSON.stringify([...said.slice(0, -1), dispute]));
  }

  #restore(key: string, { said, confirmedBy }: WrittenAnswer): void {
    this.#record(key, inSight(said));
    if (confirmedBy !== null) this.#confirmed.add(key);
  }

  /** Only ever what was in sight before. */
  #seeAgain(key: string, was: Said | null): void {
    if (!was) return this.#hide(key);
    const said = inSight(was);
    if (!this.#wasSeen.has(key + said)) this.unconfirmed += 1;
    this.now.set(key, said);
    this.seenAgain += 1;
  }

  #reveal(key: string): void {
    if (!this.#confirmed.has(key)) this.unconfirmed += 1;
    const said = this.#said.get(key) ?? 'nothing';
    this.now.set(key, said);
    this.#wasSeen.add(key + said);
  }

  #hide(key: string): void {
    this.now.delete(key);
    this.hidden += 1;
  }
}

interface Held {
  readonly address: AnswerAddress;
  readonly mark: Mark | null;
}

/** Every mark of an ask, points that show none included. */
const marksOfAsk = ({ plan }: Assembly, face: AskFace | null): Held[] => {
  const points = plan.asks.find(({ id }) => id === face?.id)?.points ?? [];
  return (face?.answers ?? []).flatMap(({ candidate, mark, points: shown }) => {
    const ofPoint = (id: string, index: number): Held => ({
      address: { ask: face?.id ?? '', point: id, candidate },
      mark: shown.find(({ letter }) => letter === String.fromCodePoint(97 + index))?.mark ?? null,
    });
    const whole: Held = { address: { ask: face?.id ?? '', point: null, candidate }, mark };
    return [whole].concat(points.map(({ id }, index) => ofPoint(id, index)));
  });
};

const marksOfBoard = (board: BoardFace | null): Held[] =>
  (board?.asks ?? []).flatMap(({ id: ask, marks }) =>
    marks.map((mark, index): Held => {
      const candidate = board?.candidates[index]?.id ?? '';
      return { address: { ask, point: null, candidate }, mark };
    }),
  );

const marksIn = (state: Assembly): Held[] => {
  const { scene } = sceneView(state);
  const now = nowView(state);
  return [
    ...marksOfAsk(state, scene.kind === 'ask' ? scene.ask : null),
    ...marksOfAsk(state, now.ask),
    ...marksOfBoard(scene.kind === 'board' ? scene.board : null),
    ...marksOfBoard(now.board),
  ];
};

test('[SECRECY-2] an answer is in sight exactly while it is revealed, word for word, and only when it was confirmed', () => {
  const met = { inSight: 0, withheld: 0, hidden: 0, corrected: 0, seenAgain: 0, disputed: 0, undisputed: 0 };
  const exactly = (plan: Plan, all: readonly Move[]) => {
    const shown = new Shown();
    watch(plan, all, ({ state }, played) => {
      for (const event of played?.outcome.ok ? played.outcome.value : []) shown.learn(event);
      const held = marksIn(state);
      const expected = held.map(({ address }) => shown.now.get(addressKey(address)) ?? null);
      expect(held.map(({ mark }) => mark && inSight(mark))).toEqual(expected);
      const allowed = [...shown.now.values()].join(' ');
      const told = seen(state).match(/«[^»]+»/g) ?? [];
      expect(told.filter((words) => !allowed.includes(words))).toEqual([]);
      met.inSight += told.length;
      met.corrected += held.filter(({ mark }) => mark?.corrected).length;
      met.disputed += held.filter(({ mark }) => mark?.dispute).length;
      met.undisputed += [...state.answers.byAddress.values()].filter(
        ({ said, shown: sight }) => said.readBack?.dispute && sight && !sight.readBack?.dispute,
      ).length;
      met.withheld += [...state.answers.byAddress.values()].filter((answer) => answer.shown === null).length;
    });
    expect(shown.unconfirmed).toBe(0);
    met.hidden += shown.hidden;
    met.seenAgain += shown.seenAgain;
  };
  fc.assert(fc.property(plans, answering, exactly), how);
  expect(Math.min(met.inSight, met.withheld, met.hidden)).toBeGreaterThan(50);
  expect(Math.min(met.corrected, met.seenAgain, met.disputed, met.undisputed)).toBeGreaterThan(5);
});

test('[SECRECY-1] [SECRECY-4] [SECRECY-5] no pass, note, minder, leader or reserve is in sight or in the record', () => {
  const met = { passes: 0, reserves: 0, scenes: new Set<string>() };
  const nothingOfIt = (plan: Plan, all: readonly Move[]) =>
    watch(plan, all, ({ state }) => {
      const text = seen(state) + JSON.stringify(recordOf(state));
      const passes = [...state.people.passes.values()].flatMap(({ pass, hash }) => [
        JSON.stringify(pass),
        hash,
      ]);
      expect([HIDDEN, ...passes].filter((secret) => text.includes(secret))).toEqual([]);
      met.passes = Math.max(met.passes, passes.length / 2);
      met.reserves += state.turns.reserves.has(state.turns.current?.speaker.id ?? '') ? 1 : 0;
      met.scenes.add(sceneView(state).scene.kind);
    });
  fc.assert(fc.property(plans, moves(MOST, 'OpenBallot', 'CloseBallot', 'RevealBallot'), nothingOfIt), how);
  expect(met.passes).toBeGreaterThan(8);
  expect(met.reserves).toBeGreaterThan(20);
  expect(met.scenes.size).toBe(15);
});

const said: Said = { value: 'refused', words: 'other words', pressed: true, by: 'somebody', at: 1 };
const withheldChanged = (answer: Answer): Answer => ({
  ...answer,
  said,
  first: said,
  confirmedBy: 'somebody',
  sentBack: null,
});

/** The projector shows who came, or the running order does on the phones: while it is on, and again at the end. */
const turnoutIsShown = (state: Assembly): boolean => {
  const { current, endedAt, segments } = state.agenda;
  const shown = segments.filter(({ scene, startedAt }) => scene === 'turnout' && startedAt !== null);
  const onPhones = shown.some(({ id }) => id === current || endedAt !== null);
  return onPhones || sceneView(state).scene.kind === 'turnout';
};

/** The same night, with everything in it changed that the hall may not know. */
const twin = (state: Assembly): Assembly => {
  const { agenda, candidates, turnout, answers, people } = structuredClone({
    agenda: state.agenda,
    candidates: state.candidates,
    turnout: state.turnout,
    answers: state.answers,
    people: state.people,
  });
  if (!turnoutIsShown(state))
    for (const delegation of turnout.delegations.values()) delegation.door = (delegation.door ?? 0) + 4_321;
  for (const [key, answer] of answers.byAddress)
    if (answer.shown) answers.byAddress.set(key, withheldChanged(answer));
    else answers.byAddress.delete(key);
  answers.drafts.clear();
  answers.versions.clear();
  people.passes.clear();
  // Whoever stands in is seen when they speak; whether somebody is late is not the hall's business.
  for (const [id, { substitute }] of candidates.standing)
    candidates.standing.set(id, { status: 'late', substitute });
  for (const segment of agenda.segments) segment.note = 'another note';
  const history = { entries: [] };
  return { ...state, plan: rewritten(state.plan), agenda, candidates, turnout, answers, people, history };
};

const rewritten = (plan: Plan): Plan => {
  const other = withSecrets(plan, 'another ');
  return {
    ...other,
    testimonies: other.testimonies.map((one) =>
      one.anonymous ? Object.assign({}, one, { delegation: plan.delegations[0]?.id }) : one,
    ),
  };
};

test('[SECRECY-3] [SECRECY-6] [SECRECY-7] the hall sees the same whatever was counted at the doors, recorded or written by organisers', () => {
  const met = { door: 0, anonymous: 0, recorded: 0 };
  const theSame = (plan: Plan, all: readonly Move[]) =>
    watch(plan, all, ({ state }) => {
      expect(seen(twin(state))).toBe(seen(state));
      met.door += [...state.turnout.delegations.values()].some(({ door }) => door !== null) ? 1 : 0;
      met.recorded += state.answers.byAddress.size;
      const { scene } = sceneView(state);
      met.anonymous += scene.kind === 'testimony' && scene.delegation === null ? 1 : 0;
    });
  fc.assert(fc.property(plans, moves(MOST, 'StartSegment', 'CountAtDoor'), theSame), {
    ...how,
    numRuns: 250,
  });
  expect(Math.min(met.door, met.recorded)).toBeGreaterThan(200);
  expect(met.anonymous).toBeGreaterThan(10);
});
