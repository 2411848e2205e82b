/** Whether the browser has no room left for what should be written. Dexie wraps what IndexedDB said, sometimes twice. */
export function isStorageFull(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; depth += 1) {
    if (each.name === "QuotaExceededError") return true;
    each = (each as { inner?: unknown }).inner ?? each.cause;
  }
  return false;
}
