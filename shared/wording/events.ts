/** The one fact of how asks are worded. */

/** `locked`: the night had started, so the change is shown as one. Without a point: the ask itself. */
export interface AskWordingChanged {
  readonly type: 'AskWordingChanged';
  readonly ask: string;
  readonly point: string | null;
  readonly text: string;
  readonly was: string;
  readonly locked: boolean;
}
