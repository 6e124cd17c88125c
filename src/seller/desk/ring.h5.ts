let ears: AudioContext | undefined;

/** Browsers make no sound before a click, so the click that switches it on opens it. */
export function openEars(): void {
  ears ??= new AudioContext();
  void ears.resume();
}

/** Two short tones, the second higher: heard across a warehouse office, and not an alarm. */
export function ring(): void {
  if (!ears) return;
  for (const [after, hertz] of [
    [0, 660],
    [0.25, 880],
  ] as const)
    tone(ears, ears.currentTime + after, hertz);
}

function tone(on: AudioContext, at: number, hertz: number): void {
  const [voice, volume] = [on.createOscillator(), on.createGain()];
  voice.frequency.value = hertz;
  volume.gain.setValueAtTime(0.3, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.22);
  voice.connect(volume).connect(on.destination);
  voice.start(at);
  voice.stop(at + 0.22);
}
