import { useSyncExternalStore } from "react";
import { type Intent, intentHref, parseIntent } from "./intents.ts";
import { leaveDeliberately } from "./leave-guard.ts";

let read = { hash: "", intent: parseIntent("") };

/** The intent in the address bar; the browser's own history makes back and forward right. */
export function useIntent(): Intent {
  return useSyncExternalStore(subscribe, () => {
    const hash = globalThis.location.hash;
    if (read.hash !== hash) read = { hash, intent: parseIntent(hash) };
    return read.intent;
  });
}

/** `replace` for what is no step of its own, such as a filter typed further: back then leaves the list. */
export function navigate(
  intent: string,
  parameters: Record<string, string | number | undefined> = {},
  { replace = false }: { replace?: boolean } = {},
): void {
  const href = intentHref(intent, parameters);
  leaveDeliberately();
  if (replace) {
    history.replaceState(null, "", href);
    globalThis.dispatchEvent(new HashChangeEvent("hashchange"));
  } else globalThis.location.hash = href;
}

function subscribe(listener: () => void): () => void {
  globalThis.addEventListener("hashchange", listener);
  return () => globalThis.removeEventListener("hashchange", listener);
}
