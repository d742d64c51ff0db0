/** How soon a page comes back after its connection was lost: a thousand phones not in the same instant, and yet all within five seconds. */
export const pace = {
  phone: {
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
    randomizationFactor: 1,
    samples: 0,
    resendMs: 2_000,
  },
  crew: {
    reconnectionDelay: 250,
    reconnectionDelayMax: 1_500,
    randomizationFactor: 0.5,
    samples: 4,
    resendMs: 0,
  },
};
