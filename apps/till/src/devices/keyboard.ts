import { keyMap } from "./key-map.ts";
import { createListeners, type KeyListener, type Listeners } from "./listeners.ts";
import { createScanRecogniser, type KeyOutcome } from "./scan-recogniser.ts";

export type Keyboard = { listen(listener: KeyListener): () => void };

const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"]);

/**
 * Hears every key of the page before anything else does. Printable keys are held back until it is clear whether a scanner or a
 * person sent them: a scan goes to the listener on top and never reaches a field; what a person typed is put where it belongs.
 */
export function createKeyboard(page: Window = window): Keyboard {
  const recogniser = createScanRecogniser();
  const listeners = createListeners();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const deliver = (outcome: KeyOutcome | undefined) => {
    if (outcome?.kind === "scan") listeners.scan(outcome.code);
    if (outcome?.kind === "typed") type(page.document, listeners, outcome.text);
  };

  const hold = (event: KeyboardEvent) => {
    // Space presses the focused button; within a burst it belongs to the code.
    if (event.key === " " && !recogniser.holding() && !editable(page.document.activeElement)) return;
    holdKey(event, event.key);
  };
  const holdKey = (event: KeyboardEvent, character: string) => {
    consume(event);
    deliver(recogniser.character(character, event.timeStamp));
    clearTimeout(timer);
    // One turn of the event loop more, so that keys which wait behind a long task are counted in.
    timer = setTimeout(() => {
      timer = setTimeout(() => deliver(recogniser.quiet()));
    }, recogniser.patienceMs());
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || MODIFIERS.has(event.key)) return;
    if (event.repeat && event.key === "Enter") return consume(event);
    const withControl = event.ctrlKey || event.metaKey;
    if (isSeparator(event) && recogniser.holding()) return holdKey(event, SEPARATOR);
    if (event.key.length === 1 && !withControl && !event.altKey) return hold(event);
    clearTimeout(timer);
    if (event.key === "Enter" || event.key === "Tab") {
      const { outcome, swallow } = recogniser.suffix(event.timeStamp);
      deliver(outcome);
      if (swallow) return consume(event);
    } else deliver(recogniser.interrupted());
    const name = withControl ? `Ctrl+${event.key}` : event.key;
    if (!event.altKey && command(listeners, name, event)) consume(event);
  };

  page.addEventListener("keydown", onKeyDown, { capture: true });
  return { listen: listeners.add };
}

/** FNC1 in a GS1 code, which no keyboard has a key for: scanners send Control and the key beside it in ASCII, wherever that is on the layout. */
const SEPARATOR = "\u001d";
const isSeparator = ({ ctrlKey, code }: KeyboardEvent) => ctrlKey && code === "BracketRight";

/** Puts typed text where it belongs: a command of the screen, the field with the focus, or the screen's own field. */
function type(document: Document, listeners: Listeners, text: string): void {
  const field = editable(document.activeElement);
  const commandable = !field || (field.value === "" && field.dataset.commands === "yes");
  if (commandable && (text.length === 1 ? command(listeners, text) : listeners.text(text))) return;
  if (!field) {
    const home = listeners.homeField();
    if (!home) return;
    home.focus();
  }
  // The one way to insert text that keeps selection, undo and the field's own input event.
  document.execCommand("insertText", false, text);
}

/** Moves and deletes within a field that has text in it. */
const EDITING = new Set(["Delete", "Home", "End", "Insert"]);

/** A key or character, under the name that the store's keys give it. What is moved elsewhere or given away is not the browser's either. */
function command(listeners: Listeners, pressed: string, event?: KeyboardEvent): boolean {
  const isEditing = EDITING.has(pressed) && editable(event?.target)?.value;
  const name = isEditing ? pressed : keyMap.get().nameOf(pressed);
  const isHeard = name !== undefined && (name.length === 1 ? listeners.text(name) : listeners.key(name, event));
  return isHeard || (name !== pressed && pressed.length > 1);
}

const NOT_TYPED_INTO = new Set(["button", "checkbox", "radio", "submit", "range", "file"]);

function editable(element: EventTarget | null | undefined): HTMLInputElement | HTMLTextAreaElement | undefined {
  if (element instanceof HTMLTextAreaElement) return element;
  if (element instanceof HTMLInputElement && !NOT_TYPED_INTO.has(element.type)) return element;
  return undefined;
}

function consume(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
