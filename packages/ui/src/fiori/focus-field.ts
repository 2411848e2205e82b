/** Takes the reader to the field that a problem is about: the field itself, the one that it is a part of, or the first one in it. */
export function focusField(pointer: string): void {
  const fields = fieldsOnScreen();
  let around = pointer;
  while (around !== "" && !fields.some(([name]) => name === around)) around = around.slice(0, around.lastIndexOf("/"));
  const wanted = around === "" ? (name: string) => name.startsWith(`${pointer}/`) : (name: string) => name === around;
  focus(fields.find(([name]) => wanted(name)));
}

/** Of several fields the one that comes first on the screen. */
export function focusFirst(pointers: readonly string[]): void {
  focus(fieldsOnScreen().find(([name]) => pointers.includes(name)));
}

type NamedField = [name: string, element: HTMLElement];

function fieldsOnScreen(): NamedField[] {
  const elements = document.querySelectorAll<HTMLElement>("main [name], main [data-field]");
  return [...elements].map((element) => [element.dataset.field ?? element.getAttribute("name") ?? "", element]);
}

function focus(field: NamedField | undefined): void {
  field?.[1].scrollIntoView({ block: "center" });
  field?.[1].focus();
}
