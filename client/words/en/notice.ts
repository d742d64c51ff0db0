/** What stands around anything that went wrong, whatever it says. */
export const words = { dismiss: 'Dismiss' };
