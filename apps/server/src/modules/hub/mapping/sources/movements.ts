import type { CashMovement, Closing, GoodsMovement } from "@counterfoil/contracts";
import { baseQuantity } from "../base-quantity.ts";
import {
  type At,
  codeSource,
  moneySource,
  quantitySource,
  type SegmentSources,
  signSource,
  textSource,
} from "../source.ts";
import { headSources } from "./head.ts";

/** Money of one way to pay: a movement has one of it, a closing one for each way to pay that differs. */
type Money = { method: string; amount: number; reason: string | undefined; text: string; account?: string };

const movementOf = ({ subject }: At) => subject as CashMovement | Closing;
const moneyOf = ({ item }: At) => item as Money & { position: number };

function moneyIn(transaction: CashMovement | Closing): Money[] {
  if (transaction.kind === "cashMovement") {
    const { method, amount, reasonCode: reason, text, account } = transaction;
    return [{ method, amount, reason, text, ...(account !== undefined && { account }) }];
  }
  return transaction.payments.flatMap(({ method, difference, reason }) =>
    difference === 0 ? [] : [{ method, amount: difference, reason, text: `Closing ${transaction.number}` }],
  );
}

export const moneySegments: SegmentSources = {
  segment: "E1WPF01",
  sources: [
    ...headSources,
    textSource("movement.type", (at) => {
      const movement = movementOf(at);
      return movement.kind === "cashMovement" ? movement.type : "difference";
    }),
  ],
  children: [
    {
      segment: "E1WPF02",
      each: (at) => moneyIn(movementOf(at)).map((money, index) => ({ ...money, position: index + 1 })),
      sources: [
        { name: "movement.position", type: "integer", read: (at) => moneyOf(at).position },
        textSource("payment.method", (at) => moneyOf(at).method),
        signSource("movement.sign", (at) => moneyOf(at).amount),
        moneySource("movement.amount", (at) => Math.abs(moneyOf(at).amount)),
        textSource("movement.reason", (at) => moneyOf(at).reason),
        textSource("movement.text", (at) => moneyOf(at).text),
        textSource("movement.account", (at) => moneyOf(at).account),
      ],
    },
  ],
};

const goodsOf = ({ subject }: At) => subject as GoodsMovement;
const goodsLineOf = ({ item }: At) => item as GoodsMovement["lines"][number];

export const goodsSegments: SegmentSources = {
  segment: "E1WPG01",
  sources: [
    ...headSources,
    textSource("movement.reason", (at) => goodsOf(at).reasonCode),
    textSource("movement.text", (at) => goodsOf(at).text),
  ],
  children: [
    {
      segment: "E1WPG02",
      each: (at) => goodsOf(at).lines,
      sources: [
        textSource("line.articleId", (at) => goodsLineOf(at).articleId),
        codeSource("line.direction", ["in", "out"], (at) => (goodsLineOf(at).quantity < 0 ? "out" : "in")),
        quantitySource("line.baseQuantity", (at) => Math.abs(baseQuantity(goodsLineOf(at), at.facts).quantityMilli)),
        textSource("line.baseUnit", (at) => baseQuantity(goodsLineOf(at), at.facts).unit),
        textSource("line.text", (at) => goodsLineOf(at).text),
      ],
    },
  ],
};
