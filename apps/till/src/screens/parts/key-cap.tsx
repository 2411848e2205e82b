/** As screen readers want it. */
export const spokenKey = (key: string) => key.replace("Ctrl+", "Control+").replace(/^Esc$/, "Escape");

export function KeyCap({ children }: { children: string }) {
  return (
    <kbd className="rounded border border-ink-soft bg-white px-2 py-0.5 font-sans text-sm whitespace-pre">
      {children}
    </kbd>
  );
}
