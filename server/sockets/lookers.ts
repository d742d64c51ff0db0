/** Those of the audience who have never checked in: where there is no room for everybody, they go first, and whoever is counted stays. */
import { setImmediate as yieldToLoop } from 'node:timers/promises';
import type { LiveAssembly } from './live-assembly.ts';
import type { Connection } from './socket-server.ts';

/** Then the chair, who has just asked for it, gets a turn. */
const AT_ONCE = 200;

type Watched = Pick<LiveAssembly, 'open' | 'audience'>;

const isLooker = ({ open: { room } }: Watched, { data }: Connection): boolean =>
  !room.state.turnout.checkIns.has(data.actor.id);

/** The one that has been here the longest; false where there is none. */
export const showOutOne = (assembly: Watched): boolean => {
  for (const phone of assembly.audience.here)
    if (isLooker(assembly, phone)) {
      phone.disconnect(true);
      return true;
    }
  return false;
};

const showOutAll = async (assembly: Watched): Promise<void> => {
  for (const [at, phone] of assembly.audience.all.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await yieldToLoop();
    if (isLooker(assembly, phone)) phone.disconnect(true);
  }
};

/** A new code is what the chair does against a hall of made-up phones: they are shown out with the old one. */
export const showOutAtNewCode = (assembly: Watched): void => {
  const { room } = assembly.open;
  let code = room.state.people.joinCode;
  room.listen({
    batch: ({ moved }) => {
      if (!moved.has('people') || room.state.people.joinCode === code) return;
      code = room.state.people.joinCode;
      void showOutAll(assembly);
    },
  });
};
