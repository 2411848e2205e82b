/** Who hears the keys now. Each answers true when it used what came. */
export type KeyListener = {
  /** A sheet over the screen: keys that it does not use are not offered to what is under it. Scans still are. */
  modal?: boolean;
  /** Its scans come before those of all others, whatever came on screen since. */
  first?: boolean;
  scan?(code: string): boolean;
  /** Named keys: F1 … F12, Escape, Enter, Delete, ArrowUp, Ctrl+z … before the focused element gets them. */
  key?(name: string, event?: KeyboardEvent): boolean;
  /** Printable text that no field has the focus for, or `+`, `-`, `/`, `?` in an empty field. */
  text?(text: string): boolean;
  /** The field that typed text goes to when nothing has the focus. */
  homeField?(): HTMLInputElement | null;
};

export type Listeners = ReturnType<typeof createListeners>;

/** The listeners of what is on screen, the newest asked first: a sheet before the screen under it. */
export function createListeners() {
  const listeners: KeyListener[] = [];
  const heard = () => {
    const newestFirst = listeners.toReversed();
    const sheet = newestFirst.findIndex((listener) => listener.modal);
    return sheet < 0 ? newestFirst : newestFirst.slice(0, sheet + 1);
  };
  return {
    add(listener: KeyListener): () => void {
      listeners.push(listener);
      return () => {
        const position = listeners.lastIndexOf(listener);
        if (position >= 0) listeners.splice(position, 1);
      };
    },
    scan(code: string): boolean {
      const newestFirst = listeners.toReversed();
      const inOrder = [...newestFirst.filter(({ first }) => first), ...newestFirst.filter(({ first }) => !first)];
      return inOrder.some((listener) => listener.scan?.(code));
    },
    key: (name: string, event?: KeyboardEvent) => heard().some((listener) => listener.key?.(name, event)),
    text: (text: string) => heard().some((listener) => listener.text?.(text)),
    homeField(): HTMLInputElement | undefined {
      for (const listener of heard()) {
        const field = listener.homeField?.();
        if (field) return field;
      }
      return undefined;
    },
  };
}
