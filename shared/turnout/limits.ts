/** How many there may be: people for one phone, heads in one count, delegations in the list. */

/** The largest party that one phone may speak for by itself; above it a steward looks first. */
export const LARGEST_PARTY = 8;
/** No class and no coach is larger; a hall that is full of one is counted at its doors. */
export const LARGEST_GROUP = 300;
/** Check-ins of one phone in a night, its first and every change: a hundred minds. Afterwards it asks a steward. */
export const MOST_SAYINGS_A_PHONE = 100;
/** Of all phones together, for each seat. */
export const MOST_SAYINGS_A_SEAT = 20;
/** In one count, of heads or of hands. */
export const MOST_HEADS = 5_000;
export const MOST_DELEGATIONS = 600;
