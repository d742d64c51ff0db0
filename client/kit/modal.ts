/** A dialog that is open for as long as it stands on the page: it holds the keyboard, and Escape closes it. */
export const modal = (dialog: HTMLDialogElement): (() => void) => {
  dialog.showModal();
  return () => dialog.close();
};
