export type FormMessage = { label: string; text: string; element: HTMLElement };

/** What the fields of a form say against what stands in them, from the top of the screen down. The fields are asked themselves, so that no form keeps a second list of them. */
export function readMessages(scope: ParentNode): FormMessage[] {
  return [...scope.querySelectorAll<HTMLElement>('[value-state="Negative"]')].map((element) => ({
    label: labelOf(element),
    text: element.querySelector('[slot="valueStateMessage"]')?.textContent ?? "",
    element,
  }));
}

/** "Unit 2 · GTIN": of which row of a list, and which field. */
export function labelOf(element: HTMLElement | undefined): string {
  if (!element) return "";
  const row = element.closest("fieldset")?.getAttribute("aria-label");
  const label = element.closest(".field")?.querySelector("ui5-label")?.textContent;
  return [row, label ?? element.getAttribute("accessible-name")].filter(Boolean).join(" · ");
}

export function areSame(some: readonly FormMessage[], others: readonly FormMessage[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ label, text, element }, at) => {
      const other = others[at];
      return other?.element === element && other.label === label && other.text === text;
    })
  );
}
