import { MAX_AMOUNT_MINOR, MAX_QUANTITY } from "@counterfoil/contracts";
import type { SiteFacts } from "../../masterdata/index.ts";
import type { Line } from "../lines.ts";
import {
  type CashContent,
  type GoodsContent,
  type ListContent,
  type PendingReceipt,
  type SaleContent,
  type SumContent,
  tillOf,
} from "../receipt.ts";
import { imbalanceOf } from "./balance.ts";
import { type Facts, SetAside } from "./judgement.ts";

/*
 * What is wrong with a receipt as a whole: while that is so none of its tasks is posted.
 */
export function checkSale(receipt: PendingReceipt, facts: Facts, site: SiteFacts): void {
  checkSaleContent(receipt);
  checkSiteCurrency(receipt, site);
  checkConflict(receipt, facts);
}

/** What can be said of a sale without knowing anything else: also asked on arrival. */
export function checkSaleContent(receipt: Pick<PendingReceipt, "content" | "siteId" | "till" | "currency">): void {
  const content = receipt.content as SaleContent;
  if (content.items.length === 0) throw new SetAside("receipt-empty", tillOf(receipt), "The receipt has no lines.");
  for (const [index, line] of content.items.entries()) {
    checkQuantity(line.quantityMilli, { number: index + 1, article: line.article });
    for (const { amountMinor } of [...line.conditions, ...line.taxes])
      checkAmount(amountMinor, `Line ${index + 1}`, line.article);
  }
  for (const { amountMinor, type } of content.conditions) checkAmount(amountMinor, "A condition of the receipt", type);
  for (const { amountMinor, currency, method } of content.payments) {
    checkAmount(amountMinor, `Payment ${method}`, method);
    checkCurrency(`Payment ${method}`, currency, receipt.currency, "the receipt");
  }
  const imbalance = imbalanceOf(content);
  if (imbalance !== undefined) throw new SetAside("unbalanced", tillOf(receipt), imbalance);
}

/** A condition of a whole purchase has no line in a sum, so a sum is what its lines come to. */
export function checkSum(receipt: PendingReceipt, facts: Facts, site: SiteFacts): void {
  const content = receipt.content as SumContent;
  if (content.items.length === 0) throw new SetAside("receipt-empty", tillOf(receipt), "The sum has no lines.");
  checkSiteCurrency(receipt, site);
  for (const [index, item] of content.items.entries()) {
    checkQuantity(item.quantityMilli, { number: index + 1, article: item.article });
    for (const { amountMinor } of [item, ...item.discounts, ...item.taxes])
      checkAmount(amountMinor, `Line ${index + 1}`, item.article);
  }
  const unlike = facts.unlikeSums.get(receipt.receiptId);
  if (unlike !== undefined) throw new SetAside("unbalanced", tillOf(receipt), unlike);
  checkConflict(receipt, facts);
}

export function checkList(receipt: PendingReceipt, _facts: Facts, site: SiteFacts): void {
  const { items } = receipt.content as ListContent;
  checkSiteCurrency(receipt, site);
  for (const { amountMinor, currency, method } of items) {
    checkAmount(amountMinor, `Payment ${method}`, method);
    checkCurrency(`Payment ${method}`, currency, receipt.currency, "the list");
  }
}

export function checkCash(receipt: PendingReceipt, _facts: Facts, site: SiteFacts): void {
  const { items } = receipt.content as CashContent;
  if (items.length === 0) throw new SetAside("receipt-empty", tillOf(receipt), "The cash movement has no items.");
  for (const { amountMinor, currency, method = "CASH", sequence } of items) {
    checkCurrency("The movement", currency, site.currency, `site ${site.siteId}`);
    checkAmount(amountMinor, `Item ${sequence}`, method);
  }
}

export function checkGoods(receipt: PendingReceipt): void {
  const { items } = receipt.content as GoodsContent;
  if (items.length === 0) throw new SetAside("receipt-empty", tillOf(receipt), "The goods movement has no items.");
  for (const [index, { quantityMilli, article }] of items.entries())
    checkQuantity(quantityMilli, { number: index + 1, article });
}

function checkSiteCurrency({ currency }: PendingReceipt, site: SiteFacts): void {
  if (currency !== site.currency)
    throw new SetAside(
      "currency-differs",
      currency,
      `The receipt is in ${currency}, site ${site.siteId} sells in ${site.currency}.`,
    );
}

function checkCurrency(what: string, currency: string | undefined, expected: string, whose: string): void {
  if (currency === undefined || currency === expected) return;
  throw new SetAside("currency-differs", currency, `${what} is in ${currency}, ${whose} in ${expected}.`);
}

function checkQuantity(quantityMilli: number, { number, article }: Pick<Line, "number" | "article">): void {
  if (quantityMilli > 0 && quantityMilli <= MAX_QUANTITY * 1000) return;
  const reason = `Line ${number}: the quantity ${quantityMilli / 1000} is not between 0 and ${MAX_QUANTITY}.`;
  throw new SetAside("quantity-invalid", article, reason);
}

function checkAmount(amountMinor: number, what: string, subject: string): void {
  if (amountMinor >= 0 && amountMinor <= MAX_AMOUNT_MINOR) return;
  const reason = `${what}: an amount of ${amountMinor / 100} is below zero or too large; the sign has a field of its own.`;
  throw new SetAside("amount-invalid", subject, reason);
}

/** A sale is booked by its receipt or by the sum of its closing, never by both. */
function checkConflict(receipt: PendingReceipt, facts: Facts): void {
  const reason = facts.conflicts.get(receipt.receiptId);
  if (reason !== undefined) throw new SetAside("summed-and-single", tillOf(receipt), reason);
}
