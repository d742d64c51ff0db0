/** What an edit of a segment comes to: nothing where it says what stands there already. */
import type { Deep } from '../kernel/decider.ts';
import type { AgendaEvent, SegmentEdit } from './events.ts';
import type { Segment } from './state.ts';

export const editOf = (segment: Deep<Segment>, to: SegmentEdit): AgendaEvent[] => {
  const was: SegmentEdit = {
    ...(to.title === undefined ? {} : { title: segment.title }),
    ...(to.lead === undefined ? {} : { lead: segment.lead }),
    ...(to.lengthMs === undefined ? {} : { lengthMs: segment.lengthMs }),
    ...(to.note === undefined ? {} : { note: segment.note }),
  };
  return JSON.stringify(to) === JSON.stringify(was)
    ? []
    : [{ type: 'SegmentEdited', segment: segment.id, to, was }];
};
