/** The last picture, kept on the projector's laptop: for a reload while the server doesn't answer. It holds only what the hall has seen. */
import { keep, recall } from '../link/device-memory.ts';
import type { Instant, Ms } from '../../shared/kernel/time.ts';
import type { NightView } from '../../shared/views/night.ts';
import type { SceneSlice } from '../../shared/views/scenes/scene.ts';

export interface PictureSlices {
  readonly scene: SceneSlice;
  readonly night: NightView;
  readonly place: { readonly address: string };
}

export interface KeptPicture extends PictureSlices {
  /** How far this laptop's clock was behind the server's. */
  readonly offsetMs: Ms;
}

interface Stored extends KeptPicture {
  /** The version of the page that kept it: another one may draw other pictures. */
  readonly by: string;
  /** By the laptop's own clock. */
  readonly at: Instant;
}

/** A built page has a new address whenever its code changes. */
const THIS_PAGE = import.meta.url;
/** Longer than a laptop takes to come back; shorter than the way to another night. */
const KEPT_MS: Ms = 4 * 3_600_000;

const keyOf = (assembly: string): string => `assembly-night/picture/${assembly}`;

export const keepPicture = (assembly: string, picture: KeptPicture): void =>
  keep(keyOf(assembly), JSON.stringify({ ...picture, by: THIS_PAGE, at: Date.now() } satisfies Stored));

export const keptPicture = (assembly: string): KeptPicture | null => {
  const text = recall(keyOf(assembly));
  if (text === null) return null;
  // Only this page writes here, and only what this very version wrote is drawn.
  const stored = JSON.parse(text) as Stored;
  const isOurs = stored.by === THIS_PAGE && Math.abs(Date.now() - stored.at) < KEPT_MS;
  return isOurs ? stored : null;
};
