/** A table of delegations on its way in: the text as it stands in the field, and the cells that were read from it. */
import { cellsOf, textOf, type Cells, type Read, type Unreadable } from './cells-of.ts';

export class TableIntake {
  text = $state('');
  #read: Read<Cells> | null = $state.raw(null);

  /** Null while nothing is there to be read. */
  get cells(): Cells | null {
    return this.#read?.ok ? this.#read.value : null;
  }

  get trouble(): Unreadable | null {
    return this.#read && !this.#read.ok ? this.#read.why : null;
  }

  /** Reads what stands in the field now; what was typed meanwhile is read in its turn. */
  async read(): Promise<void> {
    const { text } = this;
    const read = text.trim() === '' ? null : await cellsOf(text);
    if (text === this.text) this.#read = read;
  }

  /** The file's text comes into the field, where it can be mended. */
  async open(file: Blob): Promise<void> {
    const text = textOf(new Uint8Array(await file.arrayBuffer()));
    this.text = text.ok ? text.value : '';
    if (text.ok) await this.read();
    else this.#read = text;
  }

  clear(): void {
    this.text = '';
    this.#read = null;
  }
}
