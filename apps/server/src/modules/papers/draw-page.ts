import { drawBars, type Looks, type PaperPart } from "@counterfoil/ui/paper-parts";

/** A paper as a page for a phone: without scripts, nothing from elsewhere, every text through `escaped`. */
export function drawPage(title: string, language: string, parts: readonly PaperPart[]): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex, nofollow">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><main><h1>${escaped(title)}</h1>${parts.map(drawPart).join("")}</main></body>
</html>
`;
}

export const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function drawPart(part: PaperPart): string {
  switch (part.kind) {
    case "text":
      return `<p class="${classesOf(part)}${part.align ? " centre" : ""}">${escaped(part.text)}</p>`;
    case "row":
      return `<p class="row${classesOf(part)}"><span>${escaped(part.left)}</span><span>${escaped(part.right)}</span></p>`;
    case "mark":
      return `<p class="mark">${escaped(part.text)}</p>`;
    case "rule":
      return "<hr>";
    case "gap":
      return "<br>";
    case "table":
      return `<table><thead>${drawRow("th", part.head)}</thead><tbody>${part.rows.map((row) => drawRow("td", row)).join("")}</tbody></table>`;
    case "bars":
      return drawCode(part.code);
    case "picture":
      return `<img src="${escaped(part.address)}" alt="">`;
    case "slip":
      return `<section>${part.parts.map(drawPart).join("")}</section>`;
    // It leads to where the reader is.
    case "qr":
      return "";
  }
}

const classesOf = ({ strong, size, indent }: Looks) =>
  [strong && " strong", size && ` ${size}`, indent && " indent"].filter(Boolean).join("");

const drawRow = (cell: "th" | "td", texts: string[]) =>
  `<tr>${texts.map((text) => `<${cell}>${escaped(text)}</${cell}>`).join("")}</tr>`;

function drawCode(code: string): string {
  const bars = drawBars(code);
  const drawn = bars
    ? `<svg aria-hidden="true" viewBox="${bars.viewBox}" preserveAspectRatio="none"><path d="${bars.path}"/></svg>`
    : "";
  return `<figure>${drawn}<figcaption>${escaped(code)}</figcaption></figure>`;
}

const style = `
body { margin: 0; background: #faf8f3; color: #1b2430; font: 1rem/1.45 Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums }
main { box-sizing: border-box; max-width: 24rem; margin: 0 auto; padding: 1.25rem; background: #fff }
@media (min-width: 30rem) { main { margin: 2rem auto; box-shadow: 0 1px 6px #0003 } }
h1 { margin: 0 0 1rem; font-size: 1rem; font-weight: 600; text-align: center }
p, figure { margin: 0 }
.row { display: flex; justify-content: space-between; gap: 1rem }
.row > :last-child { white-space: nowrap }
.centre, figure, .mark { text-align: center }
.strong, .mark { font-weight: 700 }
.large { font-size: 1.3em }
.small { font-size: .85em }
.indent { padding-left: .9em }
.mark { margin: .6em 0; padding: .2em 0; border-block: 2px solid; font-size: 1.2em }
hr { margin: .6em 0; border: 0; border-top: 1px dashed }
table { width: 100%; margin-top: .9em; border-collapse: collapse; font-size: .86em; text-align: right }
th, td { padding: 0; font-weight: 400 }
:is(th, td):first-child { text-align: left }
svg { display: block; width: 100%; max-width: 18em; height: 4em; margin: 0 auto }
img { display: block; max-width: 60%; max-height: 6em; margin: 0 auto .6em }
section { margin-top: 1.1em; padding: .9em; border: 2px dashed }
`;
