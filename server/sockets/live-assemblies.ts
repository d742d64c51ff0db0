/** All assemblies that are served: each as soon as its room is open. */
import type { ClockJump } from '../../shared/views/crew.ts';
import type { OpenRoom, Rooms } from '../night/rooms.ts';
import { serve, type LiveAssembly, type ServingParts } from './live-assembly.ts';

export class LiveAssemblies {
  readonly #rooms: Rooms;
  readonly #byRoom = new Map<string, LiveAssembly>();

  constructor(rooms: Rooms, parts: ServingParts) {
    this.#rooms = rooms;
    rooms.each((open) => this.#byRoom.set(open.room.id, serve(open, parts)));
  }

  find(idOrCode: string): LiveAssembly | null {
    return this.#serving(this.#rooms.find(idOrCode));
  }

  byFormerCode(code: string): LiveAssembly | null {
    return this.#serving(this.#rooms.byFormerCode(code));
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
