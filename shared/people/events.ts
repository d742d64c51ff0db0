/** The facts of who may come in: passes, and the join code. */
import type { PassRole } from '../kernel/roles.ts';

/** A pass as the log knows it: by the hash of its secret. */
export interface PassRecord {
  readonly pass: string;
  readonly role: PassRole;
  readonly name: string;
  readonly hash: string;
}

export type PeopleEvent =
  | ({ readonly type: 'PassIssued' } & PassRecord)
  | { readonly type: 'PassRevoked'; readonly pass: string }
  | { readonly type: 'JoinCodeChanged'; readonly joinCode: string };
