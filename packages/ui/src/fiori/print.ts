// The frame has no doctype, and there a table takes a size of its own unless it is told.
const look = `
  body { font: 10pt sans-serif; color: #1b2430; margin: 0; }
  h1 { font-size: 14pt; }
  h2 { font-size: 11pt; margin: 12pt 0 4pt; break-after: avoid; }
  p { margin: 2pt 0; }
  ul { margin: 0; padding-inline-start: 12pt; }
  dl { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4pt 12pt; margin: 8pt 0; }
  dt { color: #555; font-size: 8.5pt; }
  dd { margin: 0; }
  table { font: inherit; border-collapse: collapse; width: 100%; }
  thead { display: table-header-group; }
  tr, dl > div { break-inside: avoid; }
  th, td { border-bottom: 0.5pt solid #999; padding: 2pt 6pt; text-align: start; vertical-align: top; }
  .end { text-align: end; font-variant-numeric: tabular-nums; }
  .pair { display: block; }
  .pair-key, .hint { color: #555; font-size: 8.5pt; }`;

/** Puts a list on paper as it is on screen: a plain table whose head repeats on each page; buttons stay behind. */
export function printTable(title: string, note: string, table: Element): void {
  print(title, note, (page) => [paperTable(page, table)]);
}

/** Puts an object on paper: its facts, then section under section; the browser's own print would show what is scrolled into sight. */
export function printPage(title: string, note: string, object: Element): void {
  const parts = [...object.querySelectorAll(".facts, .page-above, .section")];
  const own = parts.filter((part) => !parts.some((other) => other !== part && other.contains(part)));
  print(title, note, (page) => own.flatMap((part) => paperOf(page, part)).filter(hasContent));
}

/** A section of what cannot be printed is its title alone. */
const hasContent = (part: Node) => part.nodeName !== "SECTION" || (part as Element).children.length > 1;

function print(title: string, note: string, content: (page: Document) => Node[]): void {
  const frame = document.createElement("iframe");
  frame.className = "visually-hidden";
  frame.setAttribute("aria-hidden", "true");
  document.body.append(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!view) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(look);
  const page = view.document;
  page.adoptedStyleSheets = [sheet];
  page.title = title;
  page.documentElement.lang = document.documentElement.lang;
  page.body.append(textElement(page, "h1", title), textElement(page, "p", note), ...content(page));
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}

const plain = new Set(["dl", "dt", "dd", "ul", "li", "p", "section", "fieldset", "legend", "strong", "div"]);
const leftBehind = new Set(["ui5-button", "ui5-icon", "ui5-dialog", "ui5-popover", "nav", "pre", "form", "button"]);

/** What stands on the screen, as plain elements; what is pressed or typed into stays behind. */
function paperOf(page: Document, node: Node): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [page.createTextNode(node.textContent ?? "")];
  if (!(node instanceof Element) || leftBehind.has(node.localName) || isOnlySpoken(node)) return [];
  if (node.localName === "ui5-table") return [paperTable(page, node)];
  const name = node.localName === "ui5-title" ? "h2" : plain.has(node.localName) ? node.localName : "span";
  const made = page.createElement(name);
  made.className = node.className;
  // What the screen keeps apart by its layout would be one word here.
  made.append(...[...node.childNodes].flatMap((child) => [...paperOf(page, child), page.createTextNode(" ")]));
  return made.textContent?.trim() === "" ? [] : [made];
}

/** SAP's parts say more to a screen reader than they show. */
const isOnlySpoken = (node: Element) => /invisible|hidden/i.test(node.className);

function paperTable(page: Document, table: Element): HTMLTableElement {
  const head = [...table.querySelectorAll("ui5-table-header-cell")].map((cell) => cellOf(page, cell));
  const rows = [...table.querySelectorAll("ui5-table-row")].map((row) =>
    [...row.querySelectorAll("ui5-table-cell")].map((cell) => cellOf(page, cell)),
  );
  const printed = head.map((_, index) => !rows.some((cells) => cells[index]?.isAction));
  const line = (name: "th" | "td", cells: Cell[]) => {
    const row = page.createElement("tr");
    for (const [index, { content, end }] of cells.entries())
      if (printed[index]) {
        const cell = textElement(page, name, "", end);
        cell.append(...content);
        row.append(cell);
      }
    return row;
  };
  const paper = page.createElement("table");
  paper.createTHead().append(line("th", head));
  paper.createTBody().append(...rows.map((cells) => line("td", cells)));
  return paper;
}

type Cell = { content: Node[]; end: boolean; isAction: boolean };

/** "IDoc 3" opens what it names: on paper it is its name. */
const isName = (node: Node) => node instanceof Element && node.matches('ui5-button[design="Transparent"]');

/** A head that sorts is a button, and is printed all the same. */
function cellOf(page: Document, cell: Element): Cell {
  const isHead = cell.localName === "ui5-table-header-cell";
  const content = isHead
    ? [page.createTextNode(cell.textContent?.trim() ?? "")]
    : [...cell.childNodes].flatMap((child) =>
        isName(child) ? page.createTextNode(child.textContent ?? "") : paperOf(page, child),
      );
  const isEmpty = content.every(({ textContent }) => textContent?.trim() === "");
  const end = cell.getAttribute("horizontal-align") === "End";
  return { content, end, isAction: isEmpty && cell.querySelector("ui5-button") !== null };
}

function textElement(page: Document, name: string, text: string, end = false): HTMLElement {
  const made = page.createElement(name);
  made.textContent = text;
  if (end) made.className = "end";
  return made;
}
