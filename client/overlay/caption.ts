/** What a live stream is told of each scene, in a line or two; the camera shows the rest. */
import type { BallotOpenScene, BallotResultScene } from '../../shared/views/scenes/ballot-scenes.ts';
import type { AnswerFace, TurnFace } from '../../shared/views/faces.ts';
import type { NightView } from '../../shared/views/night.ts';
import type { SceneView } from '../../shared/views/scenes/scene-kinds.ts';
import { isAnswered, type SceneOf } from '../screen/scene-of.ts';
import type { ScreenWords } from '../words/screen.ts';

export interface Caption {
  readonly above: string | null;
  readonly title: string;
  readonly below: string | null;
  /** Who speaks; null while nobody's time runs. */
  readonly turn: TurnFace | null;
  /** Once the first was revealed, everybody's place. */
  readonly answers: readonly AnswerFace[];
}

const caption = (above: string | null, title: string, rest: Partial<Caption> = {}): Caption => ({
  above,
  title,
  below: null,
  turn: null,
  answers: [],
  ...rest,
});

const joined = (...parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(' · ') || null;

const ofClock = ({ title, turn }: SceneOf<'speaker_clock'>, night: NightView): Caption =>
  turn?.name
    ? caption(title, turn.name, { below: turn.party, turn })
    : caption(night.alliance, title ?? night.title, { turn });

const ofTestimony = (
  { subject, name, delegation, turn }: SceneOf<'testimony'>,
  words: ScreenWords,
): Caption => {
  const heading = words.testimony.heading;
  if (subject === null) return caption(heading, name ?? heading, { below: delegation, turn });
  return caption(heading, subject, { below: joined(name, delegation), turn });
};

const ofAsk = (scene: SceneOf<'ask'>, words: ScreenWords): Caption => {
  const { ask, turn } = scene;
  const speaker = turn && joined(words.clock.speaking(turn.kind, turn.pressedBy), turn.name);
  return caption(joined(words.ask.number(ask.number, ask.of), speaker), ask.title, {
    turn,
    ...(isAnswered(scene) ? { answers: ask.answers } : { below: ask.text }),
  });
};

const ofRollCall = ({ calling, declared, pledged }: SceneOf<'rollcall'>, words: ScreenWords): Caption => {
  const total = words.rollCall.total(declared, pledged);
  if (!calling) return caption(words.rollCall.heading, total);
  const said = calling.declared === null ? null : words.number(calling.declared);
  return caption(words.rollCall.heading, joined(calling.name, said) ?? calling.name, { below: total });
};

const ofDates = ({ days }: SceneOf<'dates'>, night: NightView, words: ScreenWords): Caption => {
  const [first] = days;
  if (!first) return caption(night.alliance, words.dates.heading);
  const step = first.steps[0] ?? words.dates.electionDay;
  return caption(words.dates.heading, words.dates.day(first.date, night.date), { below: step });
};

const ofOpenBallot = (
  { question, how, isClosed, voted, mayVote }: BallotOpenScene,
  words: ScreenWords,
): Caption =>
  caption(isClosed ? words.ballot.closed : words.ballot.how[how.voters], question, {
    below: words.ballot.voted(voted, mayVote),
  });

/** With more choices than these a line would not hold them. */
const MOST_TOLD = 3;
const ofResult = ({ question, outcome, choices }: BallotResultScene, words: ScreenWords): Caption => {
  const told = choices.length <= MOST_TOLD ? choices : [];
  const tallies = told.map(({ id, text, total }) => words.ballot.tally(text ?? words.ballot.side(id), total));
  return caption(words.ballot.result, question, {
    below: joined(outcome && words.ballot.outcome[outcome], ...tallies),
  });
};

/** Null: the stream shows nothing but the camera's picture. */
export const captionOf = (scene: SceneView, night: NightView, words: ScreenWords): Caption | null => {
  switch (scene.kind) {
    case 'waiting':
    case 'welcome':
      return caption(night.alliance, night.title);
    case 'title':
      return caption(night.alliance, scene.title ?? night.title, {
        below: scene.by ?? joined(...scene.leads),
      });
    case 'rollcall':
      return ofRollCall(scene, words);
    case 'speaker_clock':
      return ofClock(scene, night);
    case 'testimony':
      return ofTestimony(scene, words);
    case 'ask':
      return ofAsk(scene, words);
    case 'turnout':
      return caption(words.turnout.heading, words.turnout.total(scene.present, scene.pledged));
    case 'pledge':
      return caption(words.pledge.heading, scene.words ?? words.pledge.ours);
    case 'dates':
      return ofDates(scene, night, words);
    case 'ballot_open':
      return ofOpenBallot(scene, words);
    case 'ballot_result':
      return ofResult(scene, words);
    // A whole board is no caption; a pause and an emergency are the hall's own.
    case 'board':
    case 'holding':
    case 'blank':
      return null;
    default:
      return scene satisfies never;
  }
};
