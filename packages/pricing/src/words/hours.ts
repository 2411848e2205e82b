import type { HappyHours } from "../book-input.ts";
import type { Speech } from "./speech.ts";

export function phraseHours(happyHours: readonly HappyHours[], { phrases, formats }: Speech): string {
  return formats.and(happyHours.map(({ days, from, to }) => phrases.hours(from, to, days, formats)));
}
