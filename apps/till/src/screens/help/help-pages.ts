import german from "./pages.de.md?raw";
import english from "./pages.en.md?raw";

export type HelpPage = { title: string; blocks: HelpBlock[]; words: string };
export type HelpBlock = { kind: "text"; text: string } | { kind: "list"; items: string[] };

/** Pages are written as text: "# title", a paragraph a line, "- " for lists; `{pay}` is the key of an action. */
export function readPages(text: string): HelpPage[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map((page) => {
      const [title = "", ...lines] = page.trim().split("\n");
      return { title, blocks: blocksOf(lines.filter(Boolean)), words: page.toLowerCase() };
    });
}

function blocksOf(lines: string[]): HelpBlock[] {
  const blocks: HelpBlock[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (!line.startsWith("- ")) blocks.push({ kind: "text", text: line });
    else if (last?.kind === "list") last.items.push(line.slice(2));
    else blocks.push({ kind: "list", items: [line.slice(2)] });
  }
  return blocks;
}

export const helpPages: Record<string, HelpPage[]> = { en: readPages(english), de: readPages(german) };

/** Pages with all these words, those with them in their title first. */
export function findPages(pages: readonly HelpPage[], query: string): HelpPage[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = pages.filter((page) => words.every((word) => page.words.includes(word)));
  const inTitle = ({ title }: HelpPage) =>
    words.length > 0 && words.every((word) => title.toLowerCase().includes(word));
  return [...found.filter(inTitle), ...found.filter((page) => !inTitle(page))];
}
