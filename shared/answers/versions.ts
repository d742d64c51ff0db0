/** All that was ever recorded at an address: for the record of the night. */
import { addressKey } from './address.ts';
import type { AnswerAddress, Said } from './events.ts';
import type { Answer, Answers, Version } from './state.ts';

export const addVersion = ({ versions }: Answers, key: string, said: Said): void => {
  versions.set(key, [...(versions.get(key) ?? []), { said, confirmedBy: null, seenAt: null }]);
};

/** Where what is recorded now stands among all that ever was. */
export const versionOf = ({ versions }: Answers, { said, ...place }: Answer): Version | undefined =>
  versions
    .get(addressKey(place))
    ?.findLast((version) => version.said.at === said.at && version.said.by === said.by);

/** A slip of the hand is no version, unless the hall saw it. */
export const withdrawVersion = ({ versions }: Answers, place: AnswerAddress): void => {
  const all = versions.get(addressKey(place)) ?? [];
  if (all.at(-1)?.seenAt === null) versions.set(addressKey(place), all.slice(0, -1));
};
