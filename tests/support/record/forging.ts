/** A published record to be tampered with, and what a kind of tampering is. */
import type { recordFile } from '../../../shared/views/record-file.ts';
import type { Wrong } from '../../../server/verify/findings.ts';

/** To be tampered with: no readonly keeps a forger's hands off. */
type Loose<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : { -readonly [Key in keyof Value]: Loose<Value[Key]> };
export type File = Loose<ReturnType<typeof recordFile.parse>>;

export const found = <Item>(item: Item | undefined): Item => {
  if (item === undefined) throw new Error('The story has no such thing');
  return item;
};
export const firstAsk = ({ record }: File) => found(record.asks[0]);

export interface Tampering {
  readonly name: string;
  readonly tamper: (file: File) => void;
  readonly wrong: Wrong;
  readonly where: RegExp;
}
