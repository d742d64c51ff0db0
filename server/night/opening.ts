/** Opens an assembly from its plan: its instants by a calendar library, its join code, and a pass for each job of the night. */
import type { AssemblyOpened, Schedule } from '../../shared/night/events.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { passRoles, roleRow, type PassRole } from '../../shared/kernel/roles.ts';
import type { PassRecord } from '../../shared/people/events.ts';
import { newId, newJoinCode, type PassSecrets } from './passes.ts';
import { WrittenTimes } from './written-times.ts';

/** The instants of the plan's day, by the rules of its own time zone. */
export const scheduleOf = (plan: Plan): Schedule => {
  const { date, timezone: timeZone } = plan.assembly;
  const day = Temporal.PlainDate.from(date);
  const times = new WrittenTimes(plan);
  const offsets = times.offsets();
  return {
    start: times.start,
    dayFrom: day.toZonedDateTime(timeZone).epochMilliseconds,
    // A night may end after midnight, and somebody may press a key later still.
    dayUntil: day.add({ days: 1 }).toZonedDateTime({ timeZone, plainTime: '04:00' }).epochMilliseconds,
    ...(offsets === null ? {} : { offsets }),
  };
};

/** One name for each pass of a role: co-chairs get one each. */
const namesFor = (plan: Plan, role: PassRole): string[] => {
  const { name = '', job } = roleRow(role).pass ?? {};
  const named = job ? plan.roles.filter((person) => job.test(person.role)).map((person) => person.name) : [];
  return named.length > 0 ? named.slice(0, 4) : [name];
};

const passesFor = (plan: Plan, secrets: PassSecrets): PassRecord[] =>
  passRoles.flatMap((role) =>
    namesFor(plan, role).map((name) => {
      const pass = newId();
      return { pass, role, name: name.slice(0, 80), hash: secrets.hashOf(pass) };
    }),
  );

/** `keep`: passes and join code of an earlier opening of the same assembly, so that its links stay good. */
export const openingOf = (
  plan: Plan,
  secrets: PassSecrets,
  keep?: Pick<AssemblyOpened, 'joinCode' | 'passes'>,
): AssemblyOpened => ({
  type: 'AssemblyOpened',
  plan,
  schedule: scheduleOf(plan),
  joinCode: keep?.joinCode ?? newJoinCode(),
  passes: keep?.passes ?? passesFor(plan, secrets),
});
