/** A question drafted, and put to the floor. Rules [BALLOT-*]. */
import type { Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import type { NightContext } from '../night/rows.ts';
import type { Assembly } from '../night/state.ts';
import type { BallotEvent } from './events.ts';
import { notIn } from './in-stage.ts';
import { registerOf } from './register.ts';
import {
  MOST_BALLOTS,
  settled,
  wrongSetting,
  type BallotSettings,
  type WrittenSettings,
} from './settings.ts';
import { openBallot } from './unsealed.ts';

const settingsOf = (written: WrittenSettings): Result<BallotSettings, Refusal> => {
  const settings = settled(written);
  const wrong = wrongSetting(settings);
  return wrong ? no({ code: 'bad-ballot', detail: wrong.field }) : ok(settings);
};

/** Field by field: what was read back from a log has its fields in another order. */
const isSame = (one: BallotSettings, other: BallotSettings): boolean =>
  JSON.stringify(settled(one)) === JSON.stringify(settled(other));

/**
 * Refuses another wording of what was put to the floor, and what the kind of ballot doesn't allow; and another question under
 * the id of one that was dropped or rehearsed: a phone may hold a vote in that one [BALLOT-1].
 */
export const draft = (
  { ballots }: Deep<Assembly>,
  id: string,
  written: WrittenSettings,
): Result<BallotEvent[], Refusal> => {
  const known = ballots.byId.get(id);
  if (known && known.stage !== 'draft') return no(notIn[known.stage]);
  if (!known && ballots.byId.size >= MOST_BALLOTS) return no({ code: 'list-full' });
  const settings = settingsOf(written);
  if (!settings.ok) return settings;
  const gone = ballots.gone.get(id);
  if (gone && !isSame(gone, settings.value)) return no({ code: 'no-such-ballot', detail: id });
  return ok([{ type: 'BallotDrafted', ballot: id, settings: settings.value }]);
};

/** Why the hall can't vote on another ballot just now. */
export const busyWith = ({ ballots, agenda }: Deep<Assembly>): Refusal | null => {
  const open = openBallot(ballots);
  if (open) return { code: 'ballot-open', detail: open.id };
  return agenda.endedAt === null ? null : { code: 'night-over' };
};

/** Puts a ballot to the floor. */
export const put = (
  state: Deep<Assembly>,
  id: string,
  settings: BallotSettings,
  context: NightContext,
): Result<BallotEvent[], Refusal> => {
  const busy = busyWith(state);
  if (busy) return no(busy);
  const register = registerOf(state, settings, context);
  if (settings.voters !== 'phones' && register === 0) return no({ code: 'no-cards' });
  return ok([{ type: 'BallotOpened', ballot: id, settings, key: context.newId(), register }]);
};

/** Drafts a question and puts it at once. */
export const putOnTheSpot = (
  state: Deep<Assembly>,
  id: string,
  written: WrittenSettings,
  context: NightContext,
): Result<BallotEvent[], Refusal> => {
  const drafted = draft(state, id, written);
  const settings = settingsOf(written);
  if (!drafted.ok || !settings.ok) return drafted;
  const opened = put(state, id, settings.value, context);
  return opened.ok ? ok([...drafted.value, ...opened.value]) : opened;
};
