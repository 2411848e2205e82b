import type { Receipt, ReceiptLine } from "@counterfoil/contracts";
import { baseQuantity } from "../base-quantity.ts";
import {
  type At,
  codeSource,
  moneySource,
  quantitySource,
  type SegmentSources,
  type Source,
  signSource,
  textSource,
} from "../source.ts";
import { type Condition, conditionsOf } from "../tell-line.ts";
import { type Tender, tendersOf } from "../tenders.ts";
import { headSources } from "./head.ts";

const receiptOf = ({ subject }: At) => subject as Receipt;
const lineOf = ({ item }: At) => item as ReceiptLine;
const tenderOf = ({ item }: At) => item as Tender;
const paymentOf = (at: At) => tenderOf(at).payment;
const conditionOf = ({ part }: At) => part as Condition;
const taxOf = (at: At) => (lineOf(at).quantity < 0 ? -1 : 1) * lineOf(at).tax.amount;

const receiptSources: readonly Source[] = [
  ...headSources,
  textSource("transaction.customerId", (at) => receiptOf(at).customerId),
  textSource("transaction.priceBook", (at) => receiptOf(at).priceBook),
  textSource("transaction.cancels", (at) => receiptOf(at).cancels?.receiptNumber),
  moneySource("transaction.total", (at) => receiptOf(at).totals.total),
];

const lineSources: readonly Source[] = [
  textSource("line.lineId", (at) => lineOf(at).lineId),
  textSource("line.articleId", (at) => lineOf(at).articleId),
  textSource("line.gtin", (at) => lineOf(at).gtin),
  textSource("line.text", (at) => lineOf(at).text),
  codeSource("line.kind", ["sale", "return"], (at) => (lineOf(at).quantity < 0 ? "return" : "sale")),
  quantitySource("line.baseQuantity", (at) => Math.abs(baseQuantity(lineOf(at), at.facts).quantityMilli)),
  textSource("line.baseUnit", (at) => baseQuantity(lineOf(at), at.facts).unit),
  quantitySource("line.quantity", (at) => Math.abs(Math.round(lineOf(at).quantity * 1000))),
  textSource("line.unit", (at) => lineOf(at).unit),
  textSource("line.promotionId", (at) => lineOf(at).modifiers[0]?.promotionId),
  textSource("line.returnedReceipt", (at) => lineOf(at).returnOf?.receiptNumber),
  textSource("line.reason", (at) => lineOf(at).reason),
];

const conditionSources: readonly Source[] = [
  // With the promotion behind it, so that a lookup may name a single one: discount/OF-000001.
  textSource("condition.kind", (at) => {
    const { kind, promotionId } = conditionOf(at);
    return promotionId === undefined || kind !== "discount" ? kind : `${kind}/${promotionId}`;
  }),
  signSource("condition.sign", (at) => conditionOf(at).amountMinor),
  moneySource("condition.amount", (at) => Math.abs(conditionOf(at).amountMinor)),
  textSource("condition.promotionId", (at) => conditionOf(at).promotionId),
  textSource("condition.offerId", (at) => conditionOf(at).offerId),
  // CONDID20 has room for 20 characters: the offer where the promotion's id is longer, as those of another system's are.
  textSource("condition.reference", (at) => {
    const { promotionId, offerId } = conditionOf(at);
    const reference = promotionId !== undefined && promotionId.length > 20 ? (offerId ?? promotionId) : promotionId;
    return reference !== undefined && reference.length <= 20 ? reference : undefined;
  }),
  textSource("condition.note", (at) => conditionOf(at).note),
];

const taxSources: readonly Source[] = [
  textSource("tax.code", (at) => lineOf(at).tax.code),
  moneySource("tax.amount", taxOf),
  textSource("tax.rate", (at) => lineOf(at).tax.rate),
];

const paymentSources: readonly Source[] = [
  textSource("payment.method", (at) => tenderOf(at).way),
  signSource("payment.sign", (at) => tenderOf(at).amount),
  moneySource("payment.amount", (at) => Math.abs(tenderOf(at).amount)),
  textSource("payment.cardType", (at) => paymentOf(at).cardType),
  textSource("payment.reference", (at) => tenderOf(at).reference),
  textSource("payment.voucher", (at) => paymentOf(at).voucher?.number),
  textSource("payment.terminal", (at) => paymentOf(at).terminal?.terminalId),
  textSource("payment.authorisation", (at) => paymentOf(at).terminal?.authorisation),
  textSource("payment.paymentId", (at) => paymentOf(at).paymentId),
];

const once = [undefined];
const none: readonly unknown[] = [];

export const receiptSegments: SegmentSources = {
  segment: "E1WPB01",
  sources: receiptSources,
  children: [
    {
      segment: "E1WPB02",
      sources: lineSources,
      each: (at) => receiptOf(at).lines,
      children: [
        { segment: "E1WPB03", sources: conditionSources, each: (at) => conditionsOf(lineOf(at), at.telling) },
        {
          segment: "E1WPB04",
          sources: taxSources,
          each: (at) => (lineOf(at).tax.code === "" || at.telling.taxes === "untold" ? none : once),
        },
      ],
    },
    { segment: "E1WPB06", sources: paymentSources, each: (at) => receiptOf(at).payments.flatMap(tendersOf) },
  ],
};
