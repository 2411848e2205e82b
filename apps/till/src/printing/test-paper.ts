import type { PaperPart } from "@counterfoil/ui/paper-parts";
import type { Till } from "../till.ts";

/** One of everything: letters, a line's whole length, sizes and bars. */
export function testPaper({ configuration, settings }: Pick<Till, "configuration" | "settings">): PaperPart[] {
  const { tillId = "", store } = configuration.get() ?? {};
  const { columns } = settings.get().paper;
  const digits = Array.from({ length: columns }, (_column, position) => String((position + 1) % 10)).join("");
  return [
    { kind: "text", text: `Test, ${store?.name ?? ""} ${tillId}`, align: "centre", strong: true },
    { kind: "text", text: digits },
    { kind: "text", text: "ÄÖÜ äöü ß éèê ñ £ €" },
    { kind: "row", left: "123", right: "4.56", strong: true, size: "large" },
    { kind: "rule" },
    { kind: "bars", code: tillId },
  ];
}
