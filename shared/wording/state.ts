/** How the asks are worded now, and how they were agreed. */

export interface Wording {
  readonly text: string;
  /** As it was when the night started. */
  readonly agreed: string;
}

export interface Wordings {
  readonly byPlace: Map<string, Wording>;
}
