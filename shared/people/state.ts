/** Who may come in: passes, and join codes. */
import type { PassRecord } from './events.ts';

export interface Pass extends PassRecord {
  revoked: boolean;
}

export interface People {
  joinCode: string;
  readonly formerCodes: Set<string>;
  readonly passes: Map<string, Pass>;
}
