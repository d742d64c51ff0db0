/** The parts of a hall where several count hands, as the chair deals them out. */
export const HALL_PARTS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type HallPart = (typeof HALL_PARTS)[number];
