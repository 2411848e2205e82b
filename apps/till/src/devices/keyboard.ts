import { createScanRecogniser, type KeyOutcome, QUIET_MS } from "./scan-recogniser.ts";

/** Who hears the keys now. Each answers true when it used what came. */
export type KeyListener = {
  /** A sheet over the screen: keys that it does not use are not offered to what is under it. Scans still are. */
  modal?: boolean;
  scan?(code: string): boolean;
  /** Named keys: F1 … F12, Escape, Enter, Delete, ArrowUp, Ctrl+z … before the focused element gets them. */
  key?(name: string, event: KeyboardEvent): boolean;
  /** Printable text that no field has the focus for, or `+`, `-`, `/`, `?` in an empty field. */
  text?(text: string): boolean;
  /** The field that typed text goes to when nothing has the focus. */
  homeField?(): HTMLInputElement | null;
};

export type Keyboard = { listen(listener: KeyListener): () => void; stop(): void };

type Editable = HTMLInputElement | HTMLTextAreaElement;
const NOT_TYPED_INTO = new Set(["button", "checkbox", "radio", "submit", "range", "file"]);

function editable(element: Element | null): Editable | undefined {
  if (element instanceof HTMLTextAreaElement) return element;
  if (element instanceof HTMLInputElement && !NOT_TYPED_INTO.has(element.type)) return element;
  return undefined;
}

/**
 * Hears every key of the page before anything else does. Printable keys are held back until it is clear whether a scanner or a
 * person sent them: a scan goes to the listener on top and never reaches a field; what a person typed is put where it belongs.
 */
export function createKeyboard(page: Window = window): Keyboard {
  const recogniser = createScanRecogniser();
  const listeners: KeyListener[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The newest listener first: a sheet before the screen under it. */
  const heard = () => {
    const newestFirst = listeners.toReversed();
    const sheet = newestFirst.findIndex((listener) => listener.modal);
    return sheet < 0 ? newestFirst : newestFirst.slice(0, sheet + 1);
  };
  const offer = (ask: (listener: KeyListener) => boolean | undefined) => heard().some((listener) => ask(listener));

  const deliver = (outcome: KeyOutcome | undefined) => {
    if (outcome?.kind === "scan") listeners.toReversed().some((listener) => listener.scan?.(outcome.code));
    if (outcome?.kind === "typed") type(outcome.text);
  };

  const type = (text: string) => {
    const field = editable(page.document.activeElement);
    const commandable = !field || (field.value === "" && field.dataset.commands === "yes");
    if (commandable && offer((listener) => listener.text?.(text))) return;
    if (field) return insertText(page.document, text);
    for (const listener of heard()) {
      const home = listener.homeField?.();
      if (!home) continue;
      home.focus();
      return insertText(page.document, text);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.repeat && event.key === "Enter") return consume(event);
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (plain && event.key.length === 1) return hold(event);
    if (["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"].includes(event.key)) return;
    clearTimeout(timer);
    if (event.key === "Enter" || event.key === "Tab") {
      const { outcome, swallow } = recogniser.suffix(event.timeStamp);
      deliver(outcome);
      if (swallow) return consume(event);
    } else deliver(recogniser.quiet());
    const name = event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key;
    if (!event.altKey && offer((listener) => listener.key?.(name, event))) consume(event);
  };

  const hold = (event: KeyboardEvent) => {
    // Space presses the focused button; within a burst it belongs to the code.
    if (event.key === " " && !recogniser.holding() && !editable(page.document.activeElement)) return;
    consume(event);
    deliver(recogniser.character(event.key, event.timeStamp));
    clearTimeout(timer);
    // One turn of the event loop more, so that keys which wait behind a long task are counted in.
    timer = setTimeout(() => {
      timer = setTimeout(() => deliver(recogniser.quiet()));
    }, QUIET_MS);
  };

  page.addEventListener("keydown", onKeyDown, { capture: true });
  return {
    listen(listener) {
      listeners.push(listener);
      return () => {
        const position = listeners.lastIndexOf(listener);
        if (position >= 0) listeners.splice(position, 1);
      };
    },
    stop() {
      clearTimeout(timer);
      page.removeEventListener("keydown", onKeyDown, { capture: true });
    },
  };
}

function consume(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The one way to insert text that keeps selection, undo and the field's own input event. */
function insertText(document: Document, text: string): void {
  document.execCommand("insertText", false, text);
}
