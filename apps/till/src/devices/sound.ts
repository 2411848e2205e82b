let context: AudioContext | undefined;
let allowed = true;

export function allowSounds(are: boolean): void {
  allowed = are;
}

/** Two short low tones for what went wrong, one high one for what was taken. No sound device is no reason to stop. */
export function sound(kind: "taken" | "wrong"): void {
  if (!allowed) return;
  try {
    context ??= new AudioContext();
    const tones =
      kind === "taken"
        ? [{ at: 0, hertz: 1_200 }]
        : [
            { at: 0, hertz: 220 },
            { at: 0.16, hertz: 180 },
          ];
    for (const tone of tones) play(context, tone.hertz, tone.at, kind === "taken" ? 0.05 : 0.12);
  } catch {
    // Browsers without audio, or before the first touch.
  }
}

function play(audio: AudioContext, hertz: number, after: number, seconds: number): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  const start = audio.currentTime + after;
  oscillator.frequency.value = hertz;
  oscillator.type = "square";
  gain.gain.setValueAtTime(0.15, start);
  gain.gain.exponentialRampToValueAtTime(0.001, start + seconds);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds);
}
