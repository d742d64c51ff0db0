/** How many people one number may stand for, where heads are counted, declared or raised as hands. */
export const MOST_HEADS = 5_000;
