import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { KeyListener } from "../../devices/index.ts";
import type { Observable } from "../../observable.ts";
import type { Till } from "../../till.ts";

export const TillContext = createContext<Till | undefined>(undefined);

export function useTill(): Till {
  const till = useContext(TillContext);
  if (!till) throw new Error("a screen outside of the open till");
  return till;
}

export function useWatch<Value>(value: Observable<Value>): Value {
  return useSyncExternalStore(value.subscribe, value.get);
}

/** Hears the keys while the part is on screen, before parts that came earlier. The newest closures are used without listening anew. */
export function useKeys(listener: KeyListener): void {
  const { keyboard } = useTill();
  const newest = useRef(listener);
  newest.current = listener;
  useEffect(
    () =>
      keyboard.listen({
        modal: newest.current.modal ?? false,
        first: newest.current.first ?? false,
        scan: (code) => newest.current.scan?.(code) ?? false,
        key: (name, event) => newest.current.key?.(name, event) ?? false,
        text: (text) => newest.current.text?.(text) ?? false,
        homeField: () => newest.current.homeField?.() ?? null,
      }),
    [keyboard],
  );
}

/** The time, renewed every few seconds, for ages on screen. */
export function useNow(everyMs = 10_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
