/**
 * How large letters must be for a hall to read them. The rule of sign-making and of projection: a capital is read from
 * 200 times its height away. The one thing of a scene must be read from the last row, everything else from two thirds
 * of the way there. Rules [LETTER-*].
 */

export interface HallSize {
  /** From the screen to the last row. */
  readonly furthestSeatM: number;
  readonly screenWidthM: number;
}

/** Null where the plan doesn't measure its hall. */
export const hallSize = (
  venue:
    { readonly furthest_seat_m?: number | undefined; readonly screen_w_m?: number | undefined } | undefined,
): HallSize | null =>
  venue?.furthest_seat_m !== undefined && venue.screen_w_m !== undefined
    ? { furthestSeatM: venue.furthest_seat_m, screenWidthM: venue.screen_w_m }
    : null;

export interface LetterSizes {
  readonly one: number;
  readonly rest: number;
}

/** A capital is read from so many times its height away. */
const DISTANCE = 200;
/** Of a font's size, what its capitals take. */
const CAPITALS = 0.7;
/** Everything but the one thing must be read from here on. */
const REST_OF_THE_WAY = 2 / 3;
/** What a projector's picture usually is; only the console, which doesn't see the picture, has to assume it. */
const USUAL_ASPECT = 16 / 9;

/** Font sizes in per cent of the picture's height: no hall is so small that less would do. */
export const LEAST: LetterSizes = { one: 8, rest: 5 };
/** No more than this, or a picture holds no ask any more: ten lines of the one thing, fifteen of the rest. */
export const MOST: LetterSizes = { one: 10, rest: 10 * REST_OF_THE_WAY };
/** The imprint, in hundredths of the picture's height: nobody in the last row needs it, and it is no smaller than any other text may be. */
export const FINE_PRINT = 5;

/** Font sizes in per cent of the picture's *width*: what this hall needs, whatever the picture's shape. */
export const neededOfWidth = ({ furthestSeatM, screenWidthM }: HallSize): LetterSizes => {
  const one = (100 * furthestSeatM) / (DISTANCE * CAPITALS * screenWidthM);
  return { one, rest: one * REST_OF_THE_WAY };
};

const within = (least: number, needed: number, most: number): number =>
  Math.min(most, Math.max(least, needed));

/** Font sizes in per cent of the height of a picture of that shape, as the screen applies them. */
export const letterSizes = (hall: HallSize | null, aspect: number): LetterSizes => {
  if (hall === null) return LEAST;
  const needed = neededOfWidth(hall);
  return {
    one: within(LEAST.one, needed.one * aspect, MOST.one),
    rest: within(LEAST.rest, needed.rest * aspect, MOST.rest),
  };
};

export interface OutOfReach {
  /** Whole metres: further back than this nothing on the screen can be relied on to be read. */
  readonly readableToM: number;
  readonly furthestSeatM: number;
  readonly screenWidthM: number;
  /** In steps of half a metre, the way screens are hired. */
  readonly neededWidthM: number;
}

/** From how far a screen can be read when its letters are as large as they get. */
const reachOf = (widthM: number): number => (widthM / USUAL_ASPECT) * (MOST.one / 100) * CAPITALS * DISTANCE;

/** What the chair has to be told of a hall whose last row can't be served; null where it can. */
export const outOfReach = (hall: HallSize | null): OutOfReach | null => {
  if (hall === null) return null;
  const { furthestSeatM, screenWidthM } = hall;
  if (furthestSeatM <= reachOf(screenWidthM)) return null;
  const neededWidthM = Math.ceil((2 * furthestSeatM) / reachOf(1)) / 2;
  return { readableToM: Math.floor(reachOf(screenWidthM)), furthestSeatM, screenWidthM, neededWidthM };
};
