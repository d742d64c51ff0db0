/** Where a row of the running order is taken hold of: only from there is it dragged, so that a finger elsewhere scrolls. */
import { flushSync } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Arranging } from './arranging.svelte.ts';

const presses = ['mousedown', 'touchstart'] as const;
const releases = ['mouseup', 'touchend', 'touchcancel'] as const;

/** The row listens before the press has come up to it, which is why nothing here waits. */
export const dragHandle =
  (arranging: Arranging): Attachment<HTMLElement> =>
  (handle) => {
    const release = ({ type }: Event) => {
      for (const one of releases) window.removeEventListener(one, release);
      flushSync(() => (arranging.pressed = false));
      // The library that drags does not know this event: without it the row would hang on the finger for ever.
      if (type === 'touchcancel') window.dispatchEvent(new Event('touchend'));
    };
    const press = (event: Event) => {
      if (event.cancelable) event.preventDefault();
      for (const one of releases) window.addEventListener(one, release);
      flushSync(() => (arranging.pressed = true));
    };
    for (const one of presses) handle.addEventListener(one, press, { passive: false });
    return () => {
      for (const one of presses) handle.removeEventListener(one, press);
    };
  };
