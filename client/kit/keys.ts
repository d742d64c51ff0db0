/** Which key was pressed: none while somebody types, or while a question is open. */
const typing = 'input, textarea, select, [contenteditable="true"]';
/** What the space bar presses by itself. */
const pressable = 'button, a[href], summary, [role="button"]';

const spelled: Readonly<Record<string, string>> = { ' ': 'SPACE', '=': '+', '-': '−', _: '−' };

export const keyOf = (event: KeyboardEvent): string | null => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (document.querySelector('dialog[open]')) return null;
  const at = event.target instanceof Element ? event.target : null;
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

/** A finger or a mouse leaves no focus behind on what it pressed, or the next space bar would press it again. */
export const releaseFocus = (event: MouseEvent): void => {
  const pressed = event.target instanceof Element ? event.target.closest('button, summary') : null;
  if (event.detail > 0 && pressed instanceof HTMLElement && pressed === document.activeElement)
    pressed.blur();
};
