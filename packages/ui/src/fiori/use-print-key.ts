import { useEffect, useRef } from "react";

/** The browser's own print shows one screen of what is scrolled: Ctrl+P puts on paper what the page's print button does. */
export function usePrintKey(print: () => void): void {
  const newest = useRef(print);
  newest.current = print;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey, shiftKey, key } = event;
      if (!(ctrlKey || metaKey) || altKey || shiftKey || key.toLowerCase() !== "p") return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
