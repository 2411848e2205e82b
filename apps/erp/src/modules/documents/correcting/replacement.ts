import { type Static, Type } from "typebox";
import { percentOn } from "../../masterdata/index.ts";
import type { Facts } from "../judging/judgement.ts";
import { accountOf } from "../judging/judgement.ts";
import { taxWithin } from "../judging/revenue.ts";
import { linesOf } from "../lines.ts";
import type {
  CashContent,
  Content,
  GoodsContent,
  ListContent,
  PendingReceipt,
  ReceiptKind,
  SaleContent,
  SumContent,
} from "../receipt.ts";

const code = (description: string) => Type.String({ minLength: 1, maxLength: 40, description });
/** One code for another, in as many receipts as have it. */
export const ReplacementSchema = Type.Object(
  {
    what: Type.Enum(["taxCode", "article", "paymentMethod", "conditionType"]),
    from: code("What stands in the receipts."),
    to: code("What is to stand there."),
    /** Of a tax code: keep the tax that the till told, or work it out by the rate of the new code. */
    tax: Type.Optional(Type.Enum(["keep", "workOut"])),
  },
  { additionalProperties: false },
);
export type Replacement = Static<typeof ReplacementSchema>;

/** The same content with the code replaced; the same object where it does not have the code. */
export function replaceIn(
  { kind, content, businessDate }: Pick<PendingReceipt, "kind" | "content" | "businessDate">,
  replacement: Replacement,
  facts: Facts,
): Content {
  const changed = structuredClone(content);
  const percent = percentOn(facts.taxRates, replacement.to, businessDate);
  const count = replacers[replacement.what](kind, changed, replacement, percent);
  return count === 0 ? content : changed;
}

/** Changes in place; gives at how many places. */
type Replacer = (kind: ReceiptKind, content: Content, replacement: Replacement, percent: number | undefined) => number;

const replacers: Record<Replacement["what"], Replacer> = {
  taxCode(kind, content, { from, to, tax: mode }, percent) {
    if (kind !== "receipt" && kind !== "salesSum") return 0;
    const { items } = content as SaleContent | SumContent;
    const rate = mode === "workOut" ? percent : undefined;
    let count = 0;
    for (const [index, { valueMinor }] of linesOf(kind, content).entries())
      for (const tax of items[index]?.taxes ?? []) {
        if (tax.taxCode !== from) continue;
        tax.taxCode = to;
        // Both kinds have the amount without its sign beside the line's own.
        if (rate !== undefined) tax.amountMinor = Math.abs(taxWithin(valueMinor, rate));
        count += 1;
      }
    return count;
  },
  article(kind, content, { from, to }) {
    if (kind === "cashMovement" || kind === "paymentList") return 0;
    const items: { article: string }[] = (content as SaleContent | SumContent | GoodsContent).items;
    return replaceIf(
      items,
      (item) => item.article === from,
      (item) => Object.assign(item, { article: to, articleQualifier: "article" }),
    );
  },
  paymentMethod(kind, content, { from, to }) {
    if (kind === "salesSum" || kind === "goodsMovement") return 0;
    const payments: { method?: string }[] =
      kind === "receipt" ? (content as SaleContent).payments : (content as CashContent | ListContent).items;
    return replaceIf(
      payments,
      ({ method }) => method === from,
      (payment) => Object.assign(payment, { method: to }),
    );
  },
  conditionType(kind, content, { from, to }) {
    if (kind !== "receipt" && kind !== "salesSum") return 0;
    const conditions =
      kind === "receipt"
        ? [...(content as SaleContent).items.flatMap((item) => item.conditions), ...(content as SaleContent).conditions]
        : (content as SumContent).items.flatMap((item) => item.discounts);
    return replaceIf(
      conditions,
      ({ type }) => type === from,
      (condition) => Object.assign(condition, { type: to }),
    );
  },
};

function replaceIf<Each>(all: Each[], isIt: (each: Each) => boolean, change: (each: Each) => unknown): number {
  const found = all.filter(isIt);
  for (const each of found) change(each);
  return found.length;
}

/** Whether what is to stand there is known here. */
export function isKnown({ what, to }: Replacement, facts: Facts): boolean {
  switch (what) {
    case "taxCode":
      return facts.taxRates.has(to) && accountOf(facts, "revenue", to) !== undefined;
    case "article":
      return facts.articles.has(to);
    case "paymentMethod":
      return accountOf(facts, "payment", to) !== undefined;
    case "conditionType":
      return accountOf(facts, "condition", to) !== undefined || accountOf(facts, "receiptCondition", to) !== undefined;
  }
}
