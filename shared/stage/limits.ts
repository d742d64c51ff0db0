/** How much a speaker is told at once. */

/** In letters: two short lines, read from five metres by somebody who is speaking. */
export const LONGEST_LINE = 80;
