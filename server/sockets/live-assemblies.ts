/** All assemblies that are served: each as soon as its room is open. */
import type { ClockJump } from '../../shared/views/crew.ts';
import type { OpenRoom, Rooms } from '../night/rooms.ts';
import { showOutOne } from './lookers.ts';
import { serve, type LiveAssembly, type ServingParts } from './live-assembly.ts';

export class LiveAssemblies {
  readonly #rooms: Rooms;
  readonly #byRoom = new Map<string, LiveAssembly>();

  constructor(rooms: Rooms, parts: ServingParts) {
    this.#rooms = rooms;
    rooms.each((open) => this.#byRoom.set(open.room.id, serve(open, parts)));
  }

  byId(id: string): LiveAssembly | null {
    return this.#serving(this.#rooms.byId(id));
  }

  byCode(code: string): LiveAssembly | null {
    return this.#serving(this.#rooms.byJoinCode(code));
  }

  byFormerCode(code: string): LiveAssembly | null {
    return this.#serving(this.#rooms.byFormerCode(code));
  }

  /** One of those who only look on goes, whichever assembly it looks at; false where there is none. */
  showOutOne(): boolean {
    return [...this.#byRoom.values()].some(showOutOne);
  }

  clockJumped(jump: ClockJump): void {
    for (const live of this.#byRoom.values()) live.clockJumped(jump);
  }

  close(): void {
    for (const { presence, publisher } of this.#byRoom.values()) {
      presence.leave();
      publisher.close();
    }
  }

  #serving(open: OpenRoom | null): LiveAssembly | null {
    return open ? (this.#byRoom.get(open.room.id) ?? null) : null;
  }
}
