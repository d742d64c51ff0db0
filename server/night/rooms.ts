/** All assemblies of this server: opens their rooms, replays their logs, and finds them: the crew by id, the audience by join code. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { PrintedCard } from '../../shared/ballots/ballot-box.ts';
import { SERVER, type Deep } from '../../shared/kernel/decider.ts';
import type { AssemblyOpened } from '../../shared/night/events.ts';
import { night, type Night } from '../../shared/night/chapter.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { PassRole } from '../../shared/kernel/roles.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Assembly } from '../../shared/night/state.ts';
import { BallotKeys } from './ballot-keys.ts';
import { cardsOf } from './voting-cards.ts';
import { seal } from '../log/chain.ts';
import { beginning, UnusableStore, type Log } from '../log/log.ts';
import { openingOf } from './opening.ts';
import { newId, newJoinCode, PassSecrets, shuffled, tidyJoinCode } from './passes.ts';
import { Room } from '../room/room.ts';

/** A live night. */
export type NightRoom = Room<Night>;

/** A room with what only the server may know of it. */
export interface OpenRoom {
  readonly room: NightRoom;
  readonly ballotKeys: BallotKeys;
  /** Others when another node has opened the assembly anew. */
  keys: RoomKeys;
}

/** What follows from the assembly's own keys. */
export interface RoomKeys {
  /** Of the crew's passes. */
  readonly secrets: PassSecrets;
  /** The key under which phones are known in the log. */
  readonly phoneKey: KeyObject;
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

const hasBegun = (id: string): PlanChanged =>
  new PlanChanged(
    `“${id}” has already begun with an earlier version of this plan. ` +
      `To go on with it: npm start. To begin again with the changed plan: another DATA_DIR; ` +
      `with REDIS_URL, another database there, as in redis://127.0.0.1:6379/1.`,
  );

export class Rooms {
  readonly #log: Log;
  readonly #clock: () => Instant;
  readonly #open = new Map<string, OpenRoom>();
  readonly #listeners: ((open: OpenRoom) => void)[] = [];
  #opening: Promise<void> | null = null;

  constructor(log: Log, clock: () => Instant) {
    this.#log = log;
    this.#clock = clock;
  }

  get all(): readonly OpenRoom[] {
    return [...this.#open.values()];
  }

  /** Now for every room that is open, and later for those that open. */
  each(listener: (open: OpenRoom) => void): void {
    this.#listeners.push(listener);
    this.all.forEach(listener);
  }

  /**
   * All that the log holds and is not open yet: another node may have opened some. Where `report` is given, one that can't
   * be opened holds up no other. Throws BrokenLog, UnusableStore, and a fault when the log can't be reached.
   */
  openAll(report?: (id: string, fault: unknown) => void): Promise<void> {
    return (this.#opening ??= this.#openMissing(report).finally(() => (this.#opening = null)));
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

  /** For the crew and for the record. The id stands in every record's address: the audience never comes in by it. */
  byId(id: string): OpenRoom | null {
    return this.#open.get(id) ?? null;
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
    const { id, head } = room;
    if (head.version > 1) throw hasBegun(id);
    const { joinCode, passes } = room.state.people;
    const keep = { joinCode, passes: [...passes.values()].map(({ revoked: _, ...record }) => record) };
    await room.close();
    // At another node somebody may have come in this very moment: what was acknowledged there is not erased.
    if ((await this.#log.erase(id, head)) === 'conflict') throw hasBegun(id);
    await this.#store(plan, keep);
  }

  async #openMissing(report?: (id: string, fault: unknown) => void): Promise<void> {
    for (const id of await this.#log.list())
      if (!this.#open.has(id))
        await this.#openRoom(id).catch((fault: unknown) => {
          if (!report) throw fault;
          report(id, fault);
        });
  }

  async #store(plan: Plan, keep: Pick<AssemblyOpened, 'joinCode' | 'passes'> | undefined): Promise<void> {
    const { id } = plan.assembly;
    const opening = openingOf(plan, await this.#secrets(id), keep);
    const commit = seal(beginning.hash, {
      version: 1,
      id: newId(),
      at: this.#clock(),
      by: SERVER,
      events: [opening],
    });
    // A conflict means that somebody opened it this very moment: then theirs is the one.
    await this.#log.append(id, beginning, [commit]);
    await this.#openRoom(id);
  }

  async #secrets(assembly: string): Promise<PassSecrets> {
    return new PassSecrets(await this.#log.keyring.key('server'), assembly);
  }

  /** The keys that the assembly was begun with, its cards dealt. Throws UnusableStore where they are others. */
  async #keysOf({ plan, people }: Deep<Assembly>, { box }: BallotKeys): Promise<RoomKeys> {
    const { keyring } = this.#log;
    const { id } = plan.assembly;
    const secrets = await this.#secrets(id);
    checkKeys(id, people.passes, secrets);
    // As a KeyObject it is made ready once: an HMAC then takes 1.5 µs, and 11 with the bare bytes.
    const phoneKey = createSecretKey(await keyring.key(`${id}/phones`));
    const cards = cardsOf(await keyring.key(`${id}/cards`), plan.delegations);
    box.deal(cards);
    return { secrets, phoneKey, cards };
  }

  async #openRoom(id: string): Promise<void> {
    const ballotKeys = new BallotKeys(this.#log.keyring, id);
    const passHash = (pass: string): string => open.keys.secrets.hashOf(pass);
    const room = await Room.open({
      id,
      chapter: night,
      log: this.#log,
      clock: this.#clock,
      contextOf: (now, by) => ({
        now,
        by,
        newId,
        newJoinCode,
        shuffled,
        passHash,
        ballotBox: ballotKeys.box,
      }),
      keys: ballotKeys,
      readAnew: async (state) => {
        open.keys = await this.#keysOf(state, ballotKeys);
      },
    });
    const keys = await this.#keysOf(room.state, ballotKeys).catch(async (fault: unknown) => {
      await room.close();
      throw fault;
    });
    const open: OpenRoom = { room, ballotKeys, keys };
    this.#open.set(id, open);
    for (const listener of this.#listeners) listener(open);
  }
}

/** With other keys than those it was begun with, every link would be dead and nobody would know why. Throws UnusableStore. */
const checkKeys = (id: string, passes: Deep<Assembly>['people']['passes'], secrets: PassSecrets): void => {
  for (const { pass, hash } of passes.values())
    if (secrets.hashOf(pass) !== hash)
      throw new UnusableStore(
        `The keys beside the record of “${id}” are not those it was begun with, and no link of the crew would open. ` +
          `Put back the last good copy of all the data, keys and record together.`,
      );
};

/** The paths of all passes in force; the secret is in the fragment, which no log or referrer holds. */
export const linkedPasses = ({ room, keys }: Pick<OpenRoom, 'room' | 'keys'>): LinkedPass[] =>
  [...room.state.people.passes.values()]
    .filter(({ revoked }) => !revoked)
    .map(({ pass, role, name }) => ({
      pass,
      role,
      name,
      path: `/a/${room.id}/${role}#pass=${keys.secrets.secretOf(pass)}`,
    }));
