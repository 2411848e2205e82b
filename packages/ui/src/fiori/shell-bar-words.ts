import { useEffect, useRef } from "react";

/** UI5's shell bar says "Cancel" beside a search that fills it, whatever the language: the one word of it that stands in its source. */
export function useShellBarWords(cancel: string) {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const inside = bar.current?.shadowRoot;
    if (!inside) return;
    const say = () => {
      const button = inside.querySelector(".ui5-shellbar-cancel-button");
      if (button && button.textContent !== cancel) button.textContent = cancel;
    };
    say();
    const watch = new MutationObserver(say);
    watch.observe(inside, { subtree: true, childList: true });
    return () => watch.disconnect();
  }, [cancel]);
  return bar;
}
