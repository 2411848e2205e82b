let typed: { at: string; into: HTMLElement } | undefined;

function onTyped({ target }: Event): void {
  if (target instanceof HTMLElement && target.closest("main:not(.sign-in), [ui5-dialog]"))
    typed = { at: globalThis.location.hash, into: target };
}

/** From now on what is typed into a page or a dialog is noticed. */
export function watchForUnsaved(): void {
  for (const kind of ["input", "change"]) globalThis.addEventListener(kind, onTyped, { capture: true });
}

/** Whether something was typed on the page in sight, which only its screen has. */
export function hasUnsaved(): boolean {
  return typed?.at === globalThis.location.hash;
}

/** Back to where it was typed. */
export function focusUnsaved(): void {
  if (hasUnsaved() && typed?.into.isConnected) typed.into.focus();
}
