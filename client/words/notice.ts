/** The words of en/notice.ts, in the language of the page. */
import { words as english } from './en/notice.ts';
import { part } from './part.ts';

export type NoticeWords = typeof english;

export const getNoticeWords = part(english, import.meta.glob(['./*/notice.ts', '!./en/notice.ts']));
