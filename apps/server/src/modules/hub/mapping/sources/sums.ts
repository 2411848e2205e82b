import { moneyToDecimal } from "@counterfoil/contracts";
import {
  type At,
  moneySource,
  quantitySource,
  type SegmentSources,
  type Source,
  signSource,
  textSource,
} from "../source.ts";
import type { PaymentSummary, SalesSummary, SumItem } from "../sum-receipts.ts";
import { headSources } from "./head.ts";

const closingOf = ({ subject }: At) => (subject as SalesSummary | PaymentSummary).closing;
const sumOf = ({ item }: At) => item as SumItem;
const discountOf = ({ part }: At) => part as [kind: string, amountMinor: number];
const paidOf = ({ item }: At) => item as PaymentSummary["items"][number];

/** Of the closing, as of any transaction, and of what is summed. */
const closingSources: readonly Source[] = [
  ...headSources.map((source) => ({ ...source, read: (at: At) => source.read({ ...at, subject: closingOf(at) }) })),
  textSource("closing.from", (at) => closingOf(at).from),
  textSource("closing.to", (at) => closingOf(at).to),
  textSource("closing.receipts", (at) => (at.subject as SalesSummary).receipts.length),
  textSource("closing.total", (at) => {
    const { receipts } = at.subject as SalesSummary;
    const total = receipts.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
    return moneyToDecimal(total, closingOf(at).currency);
  }),
  textSource("closing.mode", (at) => ((at.subject as PaymentSummary).summed === false ? "single" : "sum")),
];

/** Which receipts are in it, and with what: so a total can be taken apart on the ERP's side too. */
const receiptsIn = ({ subject }: At) => {
  const { receipts, closing } = subject as SalesSummary | PaymentSummary;
  return receipts.map(({ number, totalMinor }) => ({
    group: "CFBON",
    name: number,
    value: moneyToDecimal(totalMinor, closing.currency),
  }));
};

const once = [undefined];

export const salesSumSegments: SegmentSources = {
  segment: "E1WPU01",
  sources: closingSources,
  fixed: receiptsIn,
  children: [
    {
      segment: "E1WPU02",
      each: ({ subject }) => (subject as SalesSummary).items,
      sources: [
        textSource("sum.articleId", (at) => sumOf(at).articleId),
        textSource("sum.unit", (at) => sumOf(at).unit),
        signSource("sum.quantitySign", (at) => (sumOf(at).kind === "return" ? -1 : 1)),
        quantitySource("sum.quantity", (at) => Math.abs(sumOf(at).quantityMilli)),
        signSource("sum.sign", (at) => sumOf(at).valueMinor),
        moneySource("sum.value", (at) => Math.abs(sumOf(at).valueMinor)),
      ],
      children: [
        {
          segment: "E1WPU03",
          each: (at) => [...sumOf(at).discounts].filter(([, amountMinor]) => amountMinor !== 0),
          sources: [
            textSource("condition.kind", (at) => discountOf(at)[0]),
            signSource("condition.sign", (at) => discountOf(at)[1]),
            moneySource("condition.amount", (at) => Math.abs(discountOf(at)[1])),
          ],
        },
        {
          segment: "E1WPU05",
          each: (at) => (sumOf(at).taxCode === "" || at.telling.taxes === "untold" ? [] : once),
          sources: [
            textSource("tax.code", (at) => sumOf(at).taxCode),
            signSource("tax.sign", (at) => sumOf(at).taxMinor),
            moneySource("tax.amount", (at) => Math.abs(sumOf(at).taxMinor)),
          ],
        },
      ],
    },
  ],
};

export const paymentListSegments: SegmentSources = {
  segment: "E1WPZ01",
  sources: closingSources,
  fixed: receiptsIn,
  children: [
    {
      segment: "E1WPZ02",
      each: ({ subject }) => (subject as PaymentSummary).items,
      sources: [
        textSource("payment.method", (at) => paidOf(at).method),
        textSource("payment.cardType", (at) => paidOf(at).method.split("/")[1]),
        signSource("payment.sign", (at) => paidOf(at).amountMinor),
        moneySource("payment.amount", (at) => Math.abs(paidOf(at).amountMinor)),
      ],
    },
  ],
};
