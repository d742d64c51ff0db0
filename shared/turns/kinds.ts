/** The kinds of turn at the microphone. */

/** `put`: the pinner puts the ask · `press`: a candidate's answer after being pressed. */
export const turnKinds = ['opening', 'put', 'answer', 'press', 'last_word', 'testimony', 'speech'] as const;
export type TurnKind = (typeof turnKinds)[number];
