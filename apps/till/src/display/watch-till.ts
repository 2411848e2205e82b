import { isTillOpen } from "../ledger/index.ts";
import { type Observable, observable } from "../observable.ts";
import type { DisplayLook, Face } from "./face.ts";
import { CHANNEL, type FromDisplay, type ToDisplay } from "./messages.ts";

/** What a display shows. Without a look no till has spoken yet; without a face none is open. */
export type Shown = { look?: DisplayLook; face?: Face; testing?: true };

/** Long enough for a customer's phone to read the code, whatever the cashier goes on with. */
const THANKS_MS = 45_000;
const TEST_MS = 5_000;
const LOOK_EVERY_MS = 2_000;

/** The display's side: shows what the till tells, from whenever either of them was opened, until the till is closed. */
export function watchTill(
  channel = new BroadcastChannel(CHANNEL),
  isOpen = isTillOpen,
  reload = () => location.reload(),
): Observable<Shown> {
  const shown = observable<Shown>({});
  const say = (said: FromDisplay["said"]) => channel.postMessage({ said } satisfies FromDisplay);
  let thanks: ReturnType<typeof setTimeout> | undefined;
  const show = (face: Face | undefined) => {
    clearTimeout(thanks);
    thanks = undefined;
    const { face: _, ...others } = shown.get();
    shown.set(face ? { ...others, face } : others);
  };
  const take = (face: Face) => {
    if (!outlasts(shown.get().face, face)) return show(face);
    thanks ??= setTimeout(() => show(face), THANKS_MS);
  };
  const test = () => {
    shown.set({ ...shown.get(), testing: true });
    setTimeout(() => {
      const { testing: _, ...others } = shown.get();
      shown.set(others);
    }, TEST_MS);
  };
  channel.addEventListener("message", ({ data }: MessageEvent<ToDisplay>) => {
    if ("look" in data) shown.set({ ...shown.get(), look: data.look });
    if ("face" in data) take(data.face);
    if ("reload" in data) reload();
    if ("ask" in data) {
      if (data.ask === "tested") test();
      say(data.ask);
    }
  });
  setInterval(() => {
    if (shown.get().face) void isOpen().then((open) => open || show(undefined));
  }, LOOK_EVERY_MS);
  say("here");
  return shown;
}

/** A receipt just made stays, for its code, while nothing is in the next sale. */
const outlasts = (now: Face | undefined, next: Face) => now?.kind === "done" && next.kind === "idle" && !next.greets;
