/** A soft bell of two tones when the time is up: off until somebody switches it on, on this device only. */
import { keep, recall } from '../link/device-memory.ts';

const REMEMBERED = 'assembly-night/stage-bell';

interface Tone {
  readonly hertz: number;
  readonly afterS: number;
}
/** A minor third downwards, as a doorbell in another room. */
const TONES: readonly Tone[] = [
  { hertz: 783.99, afterS: 0 },
  { hertz: 659.26, afterS: 0.45 },
];
const LOUDNESS = 0.22;
const ATTACK_S = 0.02;
const FADE_S = 1.8;

const sound = (context: AudioContext, { hertz, afterS }: Tone): void => {
  const at = context.currentTime + afterS;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(LOUDNESS, at + ATTACK_S);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + FADE_S);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + FADE_S);
};

export class Bell {
  isOn = $state(recall(REMEMBERED) === 'on');
  /** The browser lets the page sound: only after somebody touched it since it was loaded. */
  isAwake = $state(false);
  #context: AudioContext | null = null;

  /** Switched on, it rings once, so that one hears how loud it is. */
  async switch(): Promise<void> {
    this.isOn = !this.isOn;
    keep(REMEMBERED, this.isOn ? 'on' : 'off');
    await this.wake();
    this.ring();
  }

  /** Called from a touch or a key. */
  async wake(): Promise<void> {
    if (!this.isOn || this.isAwake) return;
    try {
      this.#context ??= new AudioContext();
      await this.#context.resume();
      this.isAwake = this.#context.state === 'running';
    } catch {
      // A device without sound: the display says all the same that the time is up.
    }
  }

  ring(): void {
    if (!this.isOn || !this.#context || !this.isAwake) return;
    for (const tone of TONES) sound(this.#context, tone);
  }
}
