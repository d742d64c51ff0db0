/** The facts of the candidates: who is here, who stands in, in which order they are spoken to. */
import type { CandidateStatus } from './statuses.ts';

export interface CandidateStanding {
  readonly status: CandidateStatus;
  /** Who speaks for them: never recorded as the candidate. */
  readonly substitute: string | null;
}

/** Who speaks when: by ask id, ids of candidates. */
export type SpeakingOrders = Readonly<Record<string, readonly string[]>>;

export type CandidateEvent =
  /** `drawn`: by the program; else entered by hand. The order moves on by one place with each ask. */
  | {
      readonly type: 'LotsDrawn';
      readonly drawn: boolean;
      readonly orders: SpeakingOrders;
      readonly was: SpeakingOrders;
    }
  | {
      readonly type: 'OrderChanged';
      readonly ask: string;
      readonly order: readonly string[];
      readonly was: readonly string[];
    }
  | {
      readonly type: 'CandidateChanged';
      readonly candidate: string;
      readonly to: CandidateStanding;
      readonly was: CandidateStanding;
    };
