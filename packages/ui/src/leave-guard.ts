import { useEffect } from "react";

let deliberate = false;

/** The next change of address is the program's own, after Save or Cancel: nobody is asked. */
export function leaveDeliberately(): void {
  deliberate = true;
}

/** While an object is edited, a slip (Back, a link, closing the tab) does not take away what was typed: it asks first. */
export function useLeaveGuard(editing: boolean, question: string, typedBefore = false): void {
  useEffect(() => {
    if (!editing) return;
    let typed = typedBefore;
    const ended = new AbortController();
    const options = { capture: true, signal: ended.signal };
    const onTyped = ({ target }: Event) => {
      // The search for apps in the shell bar is no part of the object.
      if (target instanceof Element && target.closest("main")) typed = true;
    };
    globalThis.addEventListener("input", onTyped, options);
    globalThis.addEventListener("change", onTyped, options);
    const onUnload = (event: BeforeUnloadEvent) => {
      if (typed) event.preventDefault();
    };
    globalThis.addEventListener("beforeunload", onUnload, options);
    const here = globalThis.location.href;
    // Before `hashchange`: a drawing of the screen in between would see the new address and throw the form away.
    const onLeave = (event: PopStateEvent) => {
      const asks = typed && !deliberate && globalThis.location.href !== here;
      deliberate = false;
      if (!asks || globalThis.confirm(question)) return;
      event.stopImmediatePropagation();
      history.pushState(null, "", here);
    };
    globalThis.addEventListener("popstate", onLeave, options);
    deliberate = false;
    return () => ended.abort();
  }, [editing, question, typedBefore]);
}
