/** Which key was pressed: none while somebody types, or while a question is open. */
const typing = 'input, textarea, select, [contenteditable="true"]';
/** What the space bar presses by itself. */
const pressable = 'button, a[href], summary, [role="button"]';

const spelled: Readonly<Record<string, string>> = { ' ': 'SPACE', '=': '+', '-': '−', _: '−' };

/** A sheet that was just closed holds the focus until it is taken away: what is pressed then is meant for the page. */
const placeOf = ({ target }: KeyboardEvent): Element | null =>
  target instanceof Element && !target.closest('dialog:not([open])') ? target : null;

export const keyOf = (event: KeyboardEvent): string | null => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (document.querySelector('dialog[open]')) return null;
  const at = placeOf(event);
  if (at?.closest(typing)) return null;
  if (event.key === ' ' && at?.closest(pressable)) return null;
  return spelled[event.key] ?? event.key.toUpperCase();
};

/** Carries out what belongs to the key, if anything does, and keeps the browser from doing its own thing with it. */
export const onKey =
  (actions: () => Readonly<Record<string, () => void>>) =>
  (event: KeyboardEvent): void => {
    const key = keyOf(event);
    const act = key === null ? undefined : actions()[key];
    if (!act) return;
    event.preventDefault();
    act();
  };

/**
 * A finger or a mouse leaves no focus behind on what it pressed, or the next space bar would press it again. To be heard while
 * the click is still on its way down: a sheet that it opens gives the focus back, when it closes, to whatever had it then.
 */
export const releaseFocus = (event: MouseEvent): void => {
  const pressed = event.target instanceof Element ? event.target.closest('button, summary') : null;
  if (event.detail > 0 && pressed instanceof HTMLElement && pressed === document.activeElement)
    pressed.blur();
};
