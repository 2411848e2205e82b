import { percentOn } from "../../masterdata/index.ts";
import { type Line, linesOf } from "../lines.ts";
import { type PendingReceipt, type SaleContent, signedAmount } from "../receipt.ts";
import {
  accountOf,
  add,
  articleOf,
  type Booking,
  clearingAccount,
  customerOf,
  type Facts,
  type PostingItem,
  SetAside,
} from "./judgement.ts";

/** Net by article and tax code (a voucher is not earned but owed), the tax by tax code, the whole against the clearing account. */
export function judgeRevenue({ kind, content, businessDate }: PendingReceipt, facts: Facts): Booking {
  const byArticle = new Map<string, PostingItem>();
  const byTax = new Map<string, PostingItem>();
  let total = 0;
  for (const line of linesOf(kind as "receipt" | "salesSum", content)) {
    const { articleId, type, taxCode: ownTaxCode } = articleOf(facts, line.article, line.number);
    checkConditions(line, facts);
    const taxCode = line.taxes[0]?.taxCode ?? ownTaxCode;
    const tax = taxOf(line, taxCode, percentOn(facts.taxRates, taxCode, businessDate), facts);
    total += line.valueMinor;
    add(byArticle, `${articleId}\n${taxCode}`, {
      account:
        (type === "voucher" ? accountOf(facts, "liability", "VOUC") : accountOf(facts, "revenue", taxCode)) ?? "",
      amountMinor: tax - line.valueMinor,
      articleId,
      quantityMilli: line.soldMilli,
      taxCode,
    });
    if (tax !== 0) add(byTax, taxCode, { account: accountOf(facts, "tax", taxCode) ?? "", amountMinor: -tax, taxCode });
  }
  const others = kind === "receipt" ? receiptConditions(content as SaleContent, facts) : [];
  for (const { amountMinor } of others) total -= amountMinor;
  const clearing = { account: clearingAccount(facts), amountMinor: total };
  const items = [clearing, ...byArticle.values(), ...byTax.values(), ...others];
  const customerId = kind === "receipt" ? customerOf(facts, (content as SaleContent).customer) : undefined;
  return { posting: { kind: "revenue", items, ...(customerId !== undefined && { customerId }) } };
}

function checkConditions({ conditionTypes, number }: Line, facts: Facts): void {
  const unknown = conditionTypes.find((type) => accountOf(facts, "condition", type) === undefined);
  if (unknown !== undefined)
    throw new SetAside("condition-unknown", unknown, `Line ${number}: there is no condition type ${unknown}.`);
}

/** The tax that the till has taken out of the line's value; one that says nothing gets it worked out. */
function taxOf(
  { valueMinor: value, taxes, number, article }: Line,
  taxCode: string,
  rate: number | undefined,
  facts: Facts,
): number {
  if (
    rate === undefined ||
    accountOf(facts, "revenue", taxCode) === undefined ||
    accountOf(facts, "tax", taxCode) === undefined
  )
    throw new SetAside("tax-code-unknown", taxCode, `Line ${number}: there is no tax code ${taxCode}.`);
  const other = taxes.find((tax) => tax.taxCode !== taxCode);
  if (other) {
    const both = `${taxCode} and ${other.taxCode}`;
    throw new SetAside("tax-code-twice", both, `Line ${number} has two tax codes, ${both}.`);
  }
  if (taxes.length === 0) return taxWithin(value, rate);
  const tax = taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (Math.abs(tax) > Math.abs(value))
    throw new SetAside("tax-too-high", article, `Line ${number}: the tax of ${tax / 100} is more than its value.`);
  return tax;
}

/** Rounded to the cent, alike for a sale and its return. */
export function taxWithin(value: number, rate: number): number {
  const tax = Math.round((Math.abs(value) * rate) / (100 + rate));
  return value < 0 ? -tax : tax;
}

function receiptConditions(content: SaleContent, facts: Facts): PostingItem[] {
  return content.conditions.map((condition) => {
    const account = accountOf(facts, "receiptCondition", condition.type);
    if (account === undefined) {
      const reason = `There is no condition type ${condition.type} for a receipt.`;
      throw new SetAside("condition-unknown", condition.type, reason);
    }
    return { account, amountMinor: -signedAmount(condition), code: condition.type };
  });
}
