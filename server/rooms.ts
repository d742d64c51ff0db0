/** All assemblies of this server: opens their rooms, replays their logs, and finds them by id or join code. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AssemblyOpened } from '../shared/events.ts';
import type { Plan } from '../shared/plan.ts';
import type { PassRole } from '../shared/roles.ts';
import type { Instant } from '../shared/time.ts';
import type { PrintedCard } from '../shared/ballot-box.ts';
import { BallotKeys, cardsOf } from './ballot-box.ts';
import { seal } from './log/chain.ts';
import { beginning, type Log } from './log/log.ts';
import { openingOf } from './opening.ts';
import { newId, newJoinCode, PassSecrets, shuffled, tidyJoinCode } from './passes.ts';
import { Room } from './room.ts';

/** A room with what only the server may know of it. */
export interface OpenRoom {
  readonly room: Room;
  readonly secrets: PassSecrets;
  /** The key under which phones are known in the log. */
  readonly phoneKey: KeyObject;
  readonly ballotKeys: BallotKeys;
  /** The voting cards, for whoever prints them. */
  readonly cards: readonly PrintedCard[];
}

export interface LinkedPass {
  readonly pass: string;
  readonly role: PassRole;
  readonly name: string;
  readonly path: string;
}

/** The plan was changed after its night had begun. */
export class PlanChanged extends Error {
  override readonly name = 'PlanChanged';
}

export class Rooms {
  readonly #log: Log;
  readonly #clock: () => Instant;
  readonly #open = new Map<string, OpenRoom>();

  constructor(log: Log, clock: () => Instant) {
    this.#log = log;
    this.#clock = clock;
  }

  get all(): readonly OpenRoom[] {
    return [...this.#open.values()];
  }

  /** Throws BrokenLog. */
  async openAll(): Promise<void> {
    for (const id of await this.#log.list()) await this.#openRoom(id);
  }

  /** Opens a new assembly, or goes on with the one of that id. Throws PlanChanged, BrokenLog. */
  async openPlan(plan: Plan): Promise<void> {
    const { id } = plan.assembly;
    const known = this.#open.get(id);
    if (!known) {
      await this.#store(plan, undefined);
    } else if (canonicalize(known.room.state.plan) !== canonicalize(plan)) {
      await this.#reopenChanged(plan, known);
    }
  }

  find(idOrCode: string): OpenRoom | null {
    return this.#open.get(idOrCode) ?? this.byJoinCode(idOrCode);
  }

  byJoinCode(typed: string): OpenRoom | null {
    const code = tidyJoinCode(typed);
    return this.all.find(({ room }) => room.state.people.joinCode === code) ?? null;
  }

  /** A code that was changed: known, so that a phone can be told why it is not let in. */
  byFormerCode(typed: string): OpenRoom | null {
    const code = tidyJoinCode(typed);
    return this.all.find(({ room }) => room.state.people.formerCodes.has(code)) ?? null;
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map(({ room }) => room.close()));
  }

  /** Nothing has happened yet but its opening: the plan may still be replaced, and the links stay good. */
  async #reopenChanged(plan: Plan, { room }: OpenRoom): Promise<void> {
    if (room.version > 1)
      throw new PlanChanged(
        `“${room.id}” has already begun with an earlier version of this plan. ` +
          `To go on with it: npm start. To begin again with the changed plan: another DATA_DIR.`,
      );
    const { joinCode, passes } = room.state.people;
    const keep = { joinCode, passes: [...passes.values()].map(({ revoked: _, ...record }) => record) };
    await room.close();
    await this.#log.erase(room.id);
    await this.#store(plan, keep);
  }

  async #store(plan: Plan, keep: Pick<AssemblyOpened, 'joinCode' | 'passes'> | undefined): Promise<void> {
    const { id } = plan.assembly;
    const opening = openingOf(plan, await this.#secrets(id), keep);
    const commit = seal(beginning.hash, {
      version: 1,
      id: newId(),
      at: this.#clock(),
      by: 'server',
      events: [opening],
    });
    // A conflict means that somebody opened it this very moment: then theirs is the one.
    await this.#log.append(id, beginning, [commit]);
    await this.#openRoom(id);
  }

  async #secrets(assembly: string): Promise<PassSecrets> {
    return new PassSecrets(await this.#log.keyring.key('server'), assembly);
  }

  async #openRoom(id: string): Promise<void> {
    const secrets = await this.#secrets(id);
    const { keyring } = this.#log;
    // As a KeyObject it is made ready once: an HMAC then takes 1.5 µs, and 11 with the bare bytes.
    const phoneKey = createSecretKey(await keyring.key(`${id}/phones`));
    const ballotKeys = new BallotKeys(keyring, id);
    const room = await Room.open({
      assembly: id,
      log: this.#log,
      clock: this.#clock,
      newId,
      newJoinCode,
      shuffled,
      passHash: (pass) => secrets.hashOf(pass),
      ballotKeys,
    });
    const cards = cardsOf(await keyring.key(`${id}/cards`), room.state.plan.delegations);
    ballotKeys.box.deal(cards);
    this.#open.set(id, { room, secrets, phoneKey, ballotKeys, cards });
  }
}

/** The paths of all passes in force; the secret is in the fragment, which no log or referrer holds. */
export const linkedPasses = ({ room, secrets }: Pick<OpenRoom, 'room' | 'secrets'>): LinkedPass[] =>
  [...room.state.people.passes.values()]
    .filter(({ revoked }) => !revoked)
    .map(({ pass, role, name }) => ({
      pass,
      role,
      name,
      path: `/a/${room.id}/${role}#pass=${secrets.secretOf(pass)}`,
    }));
