import { MAX_AMOUNT_MINOR, MAX_QUANTITY, moneyToDecimal } from "@counterfoil/contracts";
import type { GoodsMovementItem } from "../logistics/index.ts";
import type { SiteFacts } from "../masterdata/index.ts";
import {
  accountOf,
  articleOf,
  clearingAccount,
  type Facts,
  type Judgement,
  type PostingDraft,
  type PostingItem,
  SetAside,
  siteOf,
  tillOf,
} from "./judgement.ts";
import { lineValueMinor, type PendingReceipt, type SaleContent, signedAmount, signedMilli } from "./receipt.ts";

type Line = SaleContent["items"][number];

/** A sale becomes a revenue document, a payment document and a goods movement, or says why not. */
export function judgeSale(receipt: PendingReceipt, facts: Facts): Judgement {
  const content = receipt.content as SaleContent;
  const site = siteOf(facts, receipt.siteId);
  checkForm(receipt, content, site);
  const revenue = revenueOf(content, facts);
  const payment = paymentOf(content, facts);
  checkBalance(receipt, content);
  const items = stockItems(content, site, facts);
  return {
    siteId: site.siteId,
    postings: [revenue, payment].filter(({ items }) => items.length > 0),
    ...(items.length > 0 && {
      movement: { postingDate: receipt.businessDate, reference: receipt.receiptNumber, text: "", items },
    }),
  };
}

function checkForm(receipt: PendingReceipt, content: SaleContent, site: SiteFacts): void {
  const { currency } = receipt;
  if (content.items.length === 0)
    throw new SetAside("revenue", "receipt-empty", tillOf(receipt), "The receipt has no lines.");
  if (currency !== site.currency)
    throw new SetAside(
      "revenue",
      "currency-differs",
      currency,
      `The receipt is in ${currency}, site ${site.siteId} sells in ${site.currency}.`,
    );
  for (const [index, line] of content.items.entries()) {
    if (line.quantityMilli <= 0 || line.quantityMilli > MAX_QUANTITY * 1000)
      throw new SetAside(
        "stock",
        "quantity-invalid",
        line.article,
        `Line ${index + 1}: the quantity ${line.quantityMilli / 1000} is not between 0 and ${MAX_QUANTITY}.`,
      );
    for (const { amountMinor } of [...line.conditions, ...line.taxes])
      checkAmount(amountMinor, `Line ${index + 1}`, "revenue", line.article);
  }
  for (const { amountMinor, type } of content.conditions)
    checkAmount(amountMinor, "A condition of the receipt", "revenue", type);
  for (const payment of content.payments) {
    checkAmount(payment.amountMinor, `Payment ${payment.method}`, "payment", payment.method);
    if (payment.currency !== undefined && payment.currency !== currency)
      throw new SetAside(
        "payment",
        "currency-differs",
        payment.currency,
        `Payment ${payment.method} is in ${payment.currency}, the receipt in ${currency}.`,
      );
  }
}

function checkAmount(amountMinor: number, what: string, task: "revenue" | "payment", subject: string): void {
  if (amountMinor < 0 || amountMinor > MAX_AMOUNT_MINOR)
    throw new SetAside(
      task,
      "amount-invalid",
      subject,
      `${what}: an amount of ${amountMinor / 100} is below zero or too large; the sign has a field of its own.`,
    );
}

/** Net by article and tax code, the tax by tax code, the whole against the clearing account. */
function revenueOf(content: SaleContent, facts: Facts): PostingDraft {
  const byArticle = new Map<string, PostingItem>();
  const byTax = new Map<string, PostingItem>();
  let total = 0;
  for (const [index, line] of content.items.entries()) {
    const { articleId, taxCode: ownTaxCode } = articleOf(facts, line.article, index + 1, "revenue");
    checkConditions(line, index + 1, facts);
    const value = lineValueMinor(line);
    const taxCode = line.taxes[0]?.taxCode ?? ownTaxCode;
    const tax = taxOf(line, value, taxCode, index + 1, facts);
    total += value;
    add(byArticle, `${articleId}\n${taxCode}`, {
      account: accountOf(facts, "revenue", taxCode) ?? "",
      amountMinor: tax - value,
      articleId,
      quantityMilli: signedMilli(line),
      taxCode,
    });
    if (tax !== 0) add(byTax, taxCode, { account: accountOf(facts, "tax", taxCode) ?? "", amountMinor: -tax, taxCode });
  }
  const others = receiptConditions(content, facts);
  for (const { amountMinor } of others) total -= amountMinor;
  const clearing = { account: clearingAccount(facts), amountMinor: total };
  return { kind: "revenue", items: [clearing, ...byArticle.values(), ...byTax.values(), ...others] };
}

function checkConditions(line: Line, number: number, facts: Facts): void {
  const unknown = line.conditions.find(({ type }) => accountOf(facts, "condition", type) === undefined);
  if (unknown)
    throw new SetAside(
      "revenue",
      "condition-unknown",
      unknown.type,
      `Line ${number}: there is no condition type ${unknown.type}.`,
    );
}

/** The tax that the till has taken out of the line's value; one that says nothing gets it worked out. */
function taxOf(line: Line, value: number, taxCode: string, number: number, facts: Facts): number {
  const rate = facts.taxRates.get(taxCode);
  if (
    rate === undefined ||
    accountOf(facts, "revenue", taxCode) === undefined ||
    accountOf(facts, "tax", taxCode) === undefined
  )
    throw new SetAside("revenue", "tax-code-unknown", taxCode, `Line ${number}: there is no tax code ${taxCode}.`);
  const other = line.taxes.find((tax) => tax.taxCode !== taxCode);
  if (other)
    throw new SetAside(
      "revenue",
      "tax-code-twice",
      `${taxCode}, ${other.taxCode}`,
      `Line ${number} has two tax codes, ${taxCode} and ${other.taxCode}.`,
    );
  const direction = value < 0 ? -1 : 1;
  if (line.taxes.length === 0) return direction * Math.round((Math.abs(value) * rate) / (100 + rate));
  const tax = line.taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (tax > Math.abs(value))
    throw new SetAside(
      "revenue",
      "tax-too-high",
      line.article,
      `Line ${number}: the tax of ${tax / 100} is more than its value.`,
    );
  return direction * tax;
}

function receiptConditions(content: SaleContent, facts: Facts): PostingItem[] {
  return content.conditions.map((condition) => {
    const account = accountOf(facts, "receiptCondition", condition.type);
    if (account === undefined)
      throw new SetAside(
        "revenue",
        "condition-unknown",
        condition.type,
        `There is no condition type ${condition.type} for a receipt.`,
      );
    return { account, amountMinor: -signedAmount(condition), code: condition.type };
  });
}

function paymentOf(content: SaleContent, facts: Facts): PostingDraft {
  const byMethod = new Map<string, PostingItem>();
  let total = 0;
  for (const payment of content.payments) {
    const account = accountOf(facts, "payment", payment.method);
    if (account === undefined)
      throw new SetAside(
        "payment",
        "payment-method-unknown",
        payment.method,
        `There is no payment method ${payment.method}.`,
      );
    const amountMinor = signedAmount(payment);
    total += amountMinor;
    add(byMethod, payment.method, { account, amountMinor, code: payment.method });
  }
  if (byMethod.size === 0) return { kind: "payment", items: [] };
  return { kind: "payment", items: [...byMethod.values(), { account: clearingAccount(facts), amountMinor: -total }] };
}

function checkBalance(receipt: PendingReceipt, content: SaleContent): void {
  const { currency } = receipt;
  const items =
    content.items.reduce((sum, line) => sum + lineValueMinor(line), 0) +
    content.conditions.reduce((sum, each) => sum + signedAmount(each), 0);
  const payments = content.payments.reduce((sum, each) => sum + signedAmount(each), 0);
  if (items === payments) return;
  const inWords = (amountMinor: number) => `${moneyToDecimal(amountMinor, currency)} ${currency}`;
  throw new SetAside(
    "payment",
    "unbalanced",
    tillOf(receipt),
    `The items come to ${inWords(items)}, the payments to ${inWords(payments)}: ${inWords(items - payments)} differ.`,
  );
}

/** What has a stock leaves it with a sale and comes back with a return, in the base unit. */
function stockItems(content: SaleContent, site: SiteFacts, facts: Facts): GoodsMovementItem[] {
  const items: GoodsMovementItem[] = [];
  for (const [index, line] of content.items.entries()) {
    const article = articleOf(facts, line.article, index + 1, "stock");
    if (article.type !== "goods") continue;
    const sold = (signedMilli(line) * article.numerator) / article.denominator;
    if (!Number.isSafeInteger(sold))
      throw new SetAside(
        "stock",
        "quantity-invalid",
        article.articleId,
        `Line ${index + 1}: ${line.quantityMilli / 1000} ${article.unit} is no exact number of ${article.baseUnit}.`,
      );
    items.push({
      movementType: line.kind === "return" ? "252" : "251",
      articleId: article.articleId,
      siteId: site.siteId,
      storageLocation: site.storageLocations[0] ?? "",
      stockType: "01",
      quantityMilli: -sold,
      baseUnit: article.baseUnit,
    });
  }
  return items;
}

function add(all: Map<string, PostingItem>, key: string, item: PostingItem): void {
  const before = all.get(key);
  if (!before) {
    all.set(key, item);
    return;
  }
  before.amountMinor += item.amountMinor;
  if (item.quantityMilli !== undefined) before.quantityMilli = (before.quantityMilli ?? 0) + item.quantityMilli;
}
