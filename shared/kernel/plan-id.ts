/** How an id is written in a plan; without zod, so that a phone's page can hold it too. */

/** `D02`, `A1a`, `tv-pcc-2020`: letters, figures, dot, hyphen, underscore; 40 at most. */
export const PLAN_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
