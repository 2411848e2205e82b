import { type Line, linesOf } from "./lines.ts";
import {
  type CashContent,
  type Content,
  type Figures,
  type GoodsContent,
  type ListContent,
  type ReceiptKind,
  type SaleContent,
  type SumContent,
  signedAmount,
} from "./receipt.ts";

const sum = <Each>(all: readonly Each[], figure: (each: Each) => number) =>
  all.reduce((total, each) => total + figure(each), 0);

/** Sums that are no safe integers belong to a receipt that will be set aside; here they count as nothing. */
export function figuresOf(kind: ReceiptKind, content: Content): Figures {
  const figures = figuresByKind[kind](content);
  const isSound = Number.isSafeInteger(figures.totalMinor) && Number.isSafeInteger(figures.piecesMilli);
  return isSound ? figures : { ...figures, totalMinor: 0, piecesMilli: 0 };
}

/** What the lines and the conditions of a receipt come to: what is to be paid. */
export function saleTotal(content: SaleContent): number {
  return sum(linesOf("receipt", content), worthOf) + sum(content.conditions, signedAmount);
}
const worthOf = ({ valueMinor }: Line) => valueMinor;
const piecesOf = ({ soldMilli }: Line) => soldMilli;

const figuresByKind: Record<ReceiptKind, (content: Content) => Figures> = {
  receipt(content) {
    const sale = content as SaleContent;
    const lines = linesOf("receipt", sale);
    return {
      currency: sale.currency,
      totalMinor: saleTotal(sale),
      piecesMilli: sum(lines, piecesOf),
      lineCount: lines.length,
    };
  },
  salesSum(content) {
    const lines = linesOf("salesSum", content);
    const totalMinor = sum(lines, worthOf);
    return {
      currency: (content as SumContent).currency,
      totalMinor,
      piecesMilli: sum(lines, piecesOf),
      lineCount: lines.length,
    };
  },
  paymentList(content) {
    const { currency, items } = content as ListContent;
    return { currency, totalMinor: sum(items, signedAmount), piecesMilli: 0, lineCount: items.length };
  },
  cashMovement(content) {
    const { items } = content as CashContent;
    const totalMinor = sum(items, signedAmount);
    return { currency: items[0]?.currency ?? "", totalMinor, piecesMilli: 0, lineCount: items.length };
  },
  goodsMovement(content) {
    const { items } = content as GoodsContent;
    const piecesMilli = sum(items, (each) => (each.direction === "in" ? each.quantityMilli : -each.quantityMilli));
    return { currency: "", totalMinor: 0, piecesMilli, lineCount: items.length };
  },
};
