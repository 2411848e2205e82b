import { Toast } from "@ui5/webcomponents-react/Toast";
import { useSyncExternalStore } from "react";

let shown: { text: string; number: number } | undefined;
const listeners = new Set<() => void>();

/** Says in passing that something was done; what went wrong belongs into a message strip instead. */
export function say(text: string): void {
  shown = { text, number: (shown?.number ?? 0) + 1 };
  for (const listener of listeners) listener();
}

export function ToastHost() {
  const toast = useSyncExternalStore(subscribe, () => shown);
  if (!toast) return null;
  return (
    <Toast key={toast.number} open duration={4000} placement="BottomCenter">
      {toast.text}
    </Toast>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
