import { type Static, Type } from "typebox";

/** What is done by one key at a till, with the key it has where a store says nothing else. Screens know a key by this name. */
export const initialKeys = {
  help: "F1",
  article: "F2",
  customer: "F3",
  quantity: "F4",
  discount: "F6",
  byHand: "F7",
  light: "F8",
  pay: "F9",
  lock: "F10",
  remove: "Delete",
  undo: "Ctrl+z",
  more: "+",
  less: "-",
  why: "=",
  offers: "!",
  stock: "#",
  menu: "/",
  parked: ";",
  quickKeys: ":",
};
export type KeyAction = keyof typeof initialKeys;
export const keyActions = Object.keys(initialKeys) as KeyAction[];

/**
 * Keys that a till may give away. Not among them: F5, F11, F12, Ctrl+W, Ctrl+T and Ctrl+N, which a browser keeps; letters, digits,
 * `*`, comma and point, which are typed; Enter, Escape, Tab, the arrows and `?`, which mean the same everywhere.
 */
export const givableKeys = [
  ...["F1", "F2", "F3", "F4", "F6", "F7", "F8", "F9", "F10"],
  ...["Insert", "Delete", "Home", "End", "PageUp", "PageDown"],
  ...[..."+-/=#!&%$;:_"],
  ...[..."bdefghijkmosuyz"].map((letter) => `Ctrl+${letter}`),
];
const Key = Type.Enum(givableKeys);

export const KeysSchema = Type.Refine(
  Type.Object(Object.fromEntries(keyActions.map((action) => [action, Key])) as Record<KeyAction, typeof Key>, {
    additionalProperties: false,
  }),
  (keys) => doubledKeys(keys).length === 0,
  (keys) => `each action needs a key of its own, two have ${doubledKeys(keys).join(" and ")}`,
);
export type Keys = Static<typeof KeysSchema>;

/** Keys that more than one action has. */
function doubledKeys(keys: Record<string, string>): string[] {
  const all = Object.values(keys);
  return [...new Set(all.filter((key, position) => all.indexOf(key) !== position))];
}
