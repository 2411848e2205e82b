/** A phone: there is no room for words beside pictures. */
export function isNarrow(): boolean {
  return globalThis.matchMedia("(max-width: 600px)").matches;
}
