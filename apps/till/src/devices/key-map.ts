import { initialKeys, type Keys, keyActions } from "@counterfoil/contracts";
import { type Observable, observable } from "../observable.ts";

type KeyMap = {
  /** The name by which screens know a key that was pressed; undefined: nobody's here, for its action has another key. */
  nameOf(pressed: string): string | undefined;
  /** The key that a store gave to what screens know by this name. */
  keyOf(name: string): string;
};

/** Screens know keys as they come; a store's own keys are told apart before any screen hears them. */
export function keyMapOf(keys: Keys): KeyMap {
  const names = new Map<string, string>();
  const shown = new Map<string, string>();
  for (const action of keyActions) {
    // An action that is newer than the store's keys may want one that is given away: then it has none.
    if (names.has(keys[action])) continue;
    names.set(keys[action], initialKeys[action]);
    shown.set(initialKeys[action], keys[action]);
  }
  const known = new Set(keyActions.map((action) => initialKeys[action]));
  return {
    nameOf: (pressed) => names.get(pressed) ?? (known.has(pressed) ? undefined : pressed),
    keyOf: (name) => shown.get(name) ?? (known.has(name) ? "" : name),
  };
}

/** The one that holds at this till. */
export const keyMap: Observable<KeyMap> = observable(keyMapOf(initialKeys));
