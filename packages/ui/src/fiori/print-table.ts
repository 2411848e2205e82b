const look = `
  body { font: 10pt sans-serif; color: #1b2430; margin: 0; }
  h1 { font-size: 14pt; }
  table { border-collapse: collapse; width: 100%; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { border-bottom: 0.5pt solid #999; padding: 2pt 6pt; text-align: start; vertical-align: top; }
  .end { text-align: end; font-variant-numeric: tabular-nums; }`;

type Cell = { text: string; end: boolean; isAction: boolean };

/** Puts a list on paper as it is on screen: a plain table whose head repeats on each page; buttons stay behind. */
export function printTable(title: string, note: string, table: Element): void {
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
  page.body.append(textElement(page, "h1", title), textElement(page, "p", note), paperTable(page, table));
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}

function paperTable(page: Document, table: Element): HTMLTableElement {
  const head = [...table.querySelectorAll("ui5-table-header-cell")].map(cellOf);
  const rows = [...table.querySelectorAll("ui5-table-row")].map((row) =>
    [...row.querySelectorAll("ui5-table-cell")].map(cellOf),
  );
  const printed = head.map((_, index) => !rows.some((cells) => cells[index]?.isAction));
  const line = (name: "th" | "td", cells: Cell[]) => {
    const row = page.createElement("tr");
    for (const [index, { text, end }] of cells.entries())
      if (printed[index]) row.append(textElement(page, name, text, end));
    return row;
  };
  const paper = page.createElement("table");
  paper.createTHead().append(line("th", head));
  paper.createTBody().append(...rows.map((cells) => line("td", cells)));
  return paper;
}

function cellOf(cell: Element): Cell {
  return {
    text: cell.textContent?.trim() ?? "",
    end: cell.getAttribute("horizontal-align") === "End",
    isAction: cell.querySelector("ui5-button") !== null,
  };
}

function textElement(page: Document, name: string, text: string, end = false): HTMLElement {
  const made = page.createElement(name);
  made.textContent = text;
  if (end) made.className = "end";
  return made;
}
