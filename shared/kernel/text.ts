/** Text that somebody typed: what may be in it, wherever it was typed. */
import { z } from 'zod';

/**
 * Tab and line ends are let through (a long text may be folded). Other control characters would garble a screen or a
 * terminal, and half a surrogate pair can't be written as canonical JSON (RFC 8785, I-JSON).
 */
export const SHOWABLE = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u;

/** Surrounding space is dropped; what is left has 1 to `max` letters. */
export const typedText = (max: number) => z.string().trim().min(1).max(max).regex(SHOWABLE);
