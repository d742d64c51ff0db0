/** The moments of a night that the gallery shows: commands, really decided and folded, over any plan. */
import { type Plan } from '../../shared/plan/plan.ts';
import { scenes, type SceneName } from '../../shared/screen/scenes.ts';
import { chair, Night, phone, recorder, timekeeper, verifier } from '../support/night/night.ts';

export type Moment = (plan: Plan) => Night;

const first = <Item>(items: readonly Item[]): Item => {
  const [item] = items;
  if (item === undefined) throw new Error('The gallery’s plan lacks something it shows');
  return item;
};

const begun = (plan: Plan, kind: Plan['running_order'][number]['kind']): Night => {
  const segment = first(plan.running_order.filter((one) => one.kind === kind)).id;
  return new Night(plan).and('18:30', chair, { type: 'StartSegment', segment, from: null });
};

const speaking = (night: Night, speaker?: string): Night =>
  night.and('18:31', timekeeper, { type: 'StartTurn', ...(speaker ? { speaker } : {}) });

type Said = NonNullable<Plan['demo_answers']>[string][string];

const say = (night: Night, ask: string, candidate: string, said: Said, point?: string): void => {
  const [value, words] = typeof said === 'string' ? [said, null] : said;
  const address = { ask, candidate, ...(point ? { point } : {}) };
  night.and('18:32', recorder, { type: 'RecordAnswer', ...address, value, words });
  night.and('18:32', verifier, { type: 'ConfirmAnswer', ...address });
  night.and('18:33', chair, { type: 'RevealAnswers', ...address });
};

const answered = (night: Night, plan: Plan, ask: string): Night => {
  for (const [candidate, said] of Object.entries(plan.demo_answers?.[ask] ?? {})) {
    say(night, ask, candidate, said);
  }
  return night;
};

/** Every point of the ask by every candidate, like the answers to the asks. */
const byPoints = (night: Night, plan: Plan): Night => {
  const ask = first(plan.asks);
  const all = Object.values(plan.demo_answers ?? {}).flatMap((row) => Object.values(row));
  ask.points.forEach((point, row) => {
    plan.candidates.forEach(({ id }, column) => {
      say(night, ask.id, id, all[(row * 3 + column) % all.length] ?? 'yes', point.id);
    });
  });
  return night;
};

/** As it may come to: a substitute's answer, another number, a correction, a dispute, and an ask that was reworded. */
const contested = (night: Night, { asks, candidates }: Plan): Night => {
  const ask = first(asks);
  const substitute = { speaker: `${first(candidates).name} (deputy)` };
  const changed = { asked: 'within six weeks of taking office', said: 'before the summer, if at all' };
  const dispute = 'I said that I would look at it with the council, and that is not a promise of any date.';
  const [one, two, three] = candidates.map(({ id }) => ({ ask: ask.id, candidate: id }));
  if (!one || !two || !three) throw new Error('The gallery’s plan lacks candidates');
  const write = (at: typeof one, more: object) => {
    night.and('18:35', recorder, {
      type: 'RecordAnswer',
      ...at,
      value: 'yes_if',
      words: 'Yes, if there is money',
      ...more,
    });
    night.and('18:35', verifier, { type: 'ConfirmAnswer', ...at });
  };
  write(one, substitute);
  write(two, { changed });
  write(three, { ...substitute, changed });
  night.and('18:36', chair, { type: 'RevealAnswers', ask: ask.id });
  night.and('18:37', chair, { type: 'ReadBackAnswer', ...two, dispute });
  night.and('18:37', chair, { type: 'ReadBackAnswer', ...three, dispute });
  return night.and('18:38', chair, { type: 'RevealAnswers', ask: ask.id });
};

const reworded = (night: Night, { asks }: Plan): Night => {
  const { id: ask, text, points } = first(asks);
  const point = first(points);
  night.and('18:31', chair, { type: 'ChangeAskWording', ask, text: `${text.slice(0, 580)} Will you?` });
  return night.and('18:31', chair, {
    type: 'ChangeAskWording',
    ask,
    point: point.id,
    text: `${point.text.slice(0, 280)} Truly?`,
  });
};

const declared = (night: Night, plan: Plan, share: number): Night => {
  const upTo = Math.ceil(plan.delegations.length * share);
  for (const { id, pledged } of plan.delegations.slice(0, upTo)) {
    night.and('18:33', chair, { type: 'DeclareTurnout', delegation: id, heads: pledged + 2 });
  }
  return night;
};

const held = (night: Night, scene: SceneName, ask?: string): Night =>
  night.and('18:34', chair, { type: 'ShowScene', scene, ...(ask ? { ask } : {}) });

const withPhones = (plan: Plan): Night => {
  const night = new Night(plan);
  plan.delegations.forEach(({ id }, index) => {
    night.and('18:10', phone(index), { type: 'CheckIn', delegation: id, party: 1 + (index % 8) });
  });
  return night;
};

const own: Readonly<Record<string, Moment>> = {
  waiting: withPhones,
  welcome: (plan) => begun(plan, 'welcome'),
  title: (plan) => begun(plan, 'culture'),
  rollcall: (plan) => declared(begun(plan, 'rollcall'), plan, 0.5),
  'rollcall-called': (plan) =>
    begun(plan, 'rollcall').and('18:31', chair, {
      type: 'CallDelegation',
      delegation: first(plan.delegations.slice(1)).id,
    }),
  'rollcall-before': (plan) => begun(plan, 'rollcall'),
  'rollcall-over': (plan) =>
    declared(begun(plan, 'rollcall'), plan, 1).and('18:34', chair, {
      type: 'CallDelegation',
      delegation: null,
    }),
  speaker_clock: (plan) => speaking(begun(plan, 'candidates_open')),
  'speaker_clock-stopped': (plan) =>
    speaking(begun(plan, 'candidates_open')).and('18:31:20', timekeeper, { type: 'PauseTurn' }),
  'speaker_clock-quiet': (plan) => begun(plan, 'candidates_open'),
  testimony: (plan) => speaking(begun(plan, 'testimony')),
  'ask-quiet': (plan) => begun(plan, 'ask'),
  ask: (plan) => speaking(begun(plan, 'ask')),
  'ask-last': (plan) => held(begun(plan, 'ask'), 'ask', plan.asks.at(-1)?.id),
  answers: (plan) => answered(begun(plan, 'ask'), plan, first(plan.asks).id),
  'answers-speaking': (plan) => speaking(answered(begun(plan, 'ask'), plan, first(plan.asks).id)),
  'answers-third': (plan) => held(answered(begun(plan, 'ask'), plan, 'A3'), 'ask', 'A3'),
  'answers-points': (plan) => byPoints(begun(plan, 'ask'), plan),
  'answers-corrected': (plan) => {
    const [ask, { id }] = [first(plan.asks).id, first(plan.candidates)];
    const night = answered(begun(plan, 'ask'), plan, ask);
    say(night, ask, id, 'refused');
    return night;
  },
  'answers-contested': (plan) => contested(answered(begun(plan, 'ask'), plan, first(plan.asks).id), plan),
  'ask-reworded': (plan) => reworded(begun(plan, 'ask'), plan),
  'board-contested': (plan) => {
    const night = begun(plan, 'readback');
    for (const { id } of plan.asks) answered(night, plan, id);
    return contested(night, plan);
  },
  board: (plan) => {
    const night = begun(plan, 'readback');
    for (const { id } of plan.asks) answered(night, plan, id);
    return night;
  },
  turnout: (plan) => declared(begun(plan, 'turnout'), plan, 1),
  pledge: (plan) => begun(plan, 'pledge'),
};

/** A scene that has no moment of its own is held over a night that is well under way. */
export const moments: ReadonlyMap<string, Moment> = new Map([
  ...scenes.map((scene): [string, Moment] => [
    scene,
    (plan) => held(declared(begun(plan, 'close'), plan, 1), scene),
  ]),
  ...Object.entries(own),
]);

/** Nothing has happened yet, and each scene is held all the same. */
export const emptyMoments: ReadonlyMap<string, Moment> = new Map(
  scenes.map((scene) => [scene, (plan) => held(new Night(plan), scene, scene === 'ask' ? 'A1' : undefined)]),
);
