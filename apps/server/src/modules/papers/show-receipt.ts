import { isLinkOver, linkEnds } from "@counterfoil/contracts";
import { Problem } from "@counterfoil/platform";
import { type PaperPart, receiptParts, wordsOf } from "@counterfoil/ui/paper-parts";
import { drawPage } from "./draw-page.ts";
import { type ReadPaper, readPaper } from "./ground.ts";
import type { PapersContext } from "./index.ts";
import { judgeCode } from "./links.ts";
import { fillIn, words } from "./words.ts";

export type Page = { status: 200 | 404 | 410; html: string };

/** The page behind a link. Whoever guesses, has half of it or another till's key learns the same: there is nothing. */
export async function showReceipt(context: PapersContext, code: string, wanted: string | undefined): Promise<Page> {
  const language = wanted?.toLowerCase().startsWith("de") ? "de" : "en";
  const { noSuch, noSuchHint, over, overHint } = words[language];
  const facts = await judgeCode(context.linksOf, code);
  if (facts && isLinkOver(facts, context.clock.now())) {
    const date = linkEnds(facts);
    return { status: 410, html: drawPage(over, language, [hint(fillIn(overHint, { date }))]) };
  }
  const paper = facts && (await readPaper(context, facts.number).catch(nothingThere));
  if (!paper) return { status: 404, html: drawPage(noSuch, language, [hint(noSuchHint)]) };
  return { status: 200, html: drawPaper(paper) };
}

const hint = (text: string): PaperPart => ({ kind: "text", text, align: "centre" });

/** The till has signed it and not sent it yet, or is gone. */
function nothingThere(error: unknown): undefined {
  if (error instanceof Problem && error.facts.status === 404) return undefined;
  throw error;
}

function drawPaper({ receipt, ground, cancelledBy }: ReadPaper): string {
  const language = wordsOf(ground).chosen[0] ?? "en";
  const cancelled: PaperPart[] = cancelledBy
    ? [{ kind: "mark", text: fillIn(words[language].cancelledBy, { number: cancelledBy }) }]
    : [];
  return drawPage(receipt.number, language, [...cancelled, ...receiptParts(receipt, ground)]);
}
