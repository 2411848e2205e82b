import type {
  GivenDiscount,
  GivenTrigger,
  Money,
  Piece,
  PriceChange,
  ReceiptCoupon,
  ReceiptLine,
  Reservation,
  TillComponent,
} from "@counterfoil/contracts";
import { isWeight } from "../catalogue/index.ts";

/** Goods that come back: the line as it goes on the new receipt, priced by what was paid. */
export type ReturnLine = {
  kind: "return";
  lineId: string;
  line: Omit<ReceiptLine, "lineId">;
  /** Worth what it is only with the receipt's other returned lines: they come and go as one. */
  together?: true;
};

/** Of a unit, in place of the book's: typed by a person, or said by the code. */
export type GivenPrice = { amount: Money; origin: "typed" | "embedded" | "given"; change?: PriceChange };

/** What makes a line one of its own, beside its article. */
export type LineFacts = {
  price?: GivenPrice;
  piece?: Piece;
  textChanged?: true;
  salesPersonId?: string;
  note?: string;
  /** Sold, or topped up, by this line. */
  voucher?: NonNullable<ReceiptLine["voucher"]>;
  /** Goods that were kept for the customer. */
  reservedNumber?: string;
};

export type SaleLine = LineFacts & {
  kind: "sale";
  lineId: string;
  articleId: string;
  unit: string;
  gtin?: string;
  text: string;
  quantityMilli: number;
  discounts?: GivenDiscount[];
  /** The line that it belongs to: it comes, goes and counts with that. */
  setOf?: string;
  depositOf?: string;
  /** Of it to one of that line, in thousandths. */
  perMilli?: number;
};
export type BasketLine = SaleLine | ReturnLine;

/** The open sale. Plain data, kept in the till's memory after every change, so that a reload or a lock loses nothing. */
export type Basket = {
  lines: BasketLine[];
  nextLine: number;
  selectedLineId?: string;
  customerId?: string;
  coupons?: BasketCoupon[];
  /** Given by a person on the whole receipt. */
  discounts?: GivenDiscount[];
  /** Promotions that a person chose. */
  triggers?: BasketTrigger[];
};

/** A coupon of the open sale; with a reservation the server holds it for this basket until then. */
export type BasketCoupon = ReceiptCoupon & { name?: string; basketId?: string; reservedUntil?: string };

/** With the promotions that it opens, for the names on screen. */
export type BasketTrigger = GivenTrigger & { promotionIds: string[] };

export const emptyBasket: Basket = { lines: [], nextLine: 1 };

/** A cashier's slip (a scan into the quantity field) must not become a sale of a million. */
export const MAX_QUANTITY_MILLI = 9_999_000;
export const MAX_LINES = 500;

export type BasketRefusal =
  | "quantityInvalid"
  | "tooManyLines"
  | "returnedAlready"
  | "tooManyCoupons"
  | "couponTwice"
  | "tooManyTriggers"
  | "belongsToLine";
export type BasketResult = { basket: Basket } | { refused: BasketRefusal };

export type ArticleChoice = Pick<
  SaleLine,
  "articleId" | "unit" | "gtin" | "text" | "quantityMilli" | "price" | "piece" | "voucher" | "reservedNumber"
>;

/** What comes with an article. */
type Part = Pick<SaleLine, "articleId" | "unit" | "text"> & { use: TillComponent["use"]; perMilli: number };

export const isSaleLine = (line: BasketLine): line is SaleLine => line.kind === "sale";

/** Four digits, so that the order of ids is the order of entry: the price engine breaks ties by line id. */
const lineIdOf = (number: number) => String(number).padStart(4, "0");

const fits = (milli: number) => Number.isInteger(milli) && milli > 0 && milli <= MAX_QUANTITY_MILLI;

const facts = [
  "discounts",
  "price",
  "piece",
  "textChanged",
  "salesPersonId",
  "note",
  "setOf",
  "depositOf",
  "reservedNumber",
] as const;
const isPlain = (line: Partial<SaleLine>) => facts.every((name) => line[name] === undefined);

/** The same article in the same unit again makes its line longer, unless something is said of just those; what is weighed is a piece of its own. */
export function addArticle(basket: Basket, choice: ArticleChoice, parts: readonly Part[] = []): BasketResult {
  const same = basket.lines
    .filter(isSaleLine)
    .find((line) => line.articleId === choice.articleId && line.unit === choice.unit && isPlain(line));
  if (same && isPlain(choice) && !isWeight(choice.unit))
    return setQuantity(basket, same.lineId, same.quantityMilli + choice.quantityMilli);
  if (!fits(choice.quantityMilli)) return { refused: "quantityInvalid" };
  if (basket.lines.length + parts.length >= MAX_LINES) return { refused: "tooManyLines" };
  const lineId = lineIdOf(basket.nextLine);
  let next = append(basket, { kind: "sale", ...choice, lineId });
  for (const part of parts) next = append(next, partLine(part, lineId, choice.quantityMilli, lineIdOf(next.nextLine)));
  return { basket: selectLine(next, lineId) };
}

/** Goods in a set cost nothing beside it. */
function partLine({ use, ...part }: Part, owner: string, quantityMilli: number, lineId: string): SaleLine {
  const line = { kind: "sale" as const, lineId, ...part, quantityMilli: partOf(quantityMilli, part.perMilli) };
  if (use === "empties") return { ...line, depositOf: owner };
  return { ...line, setOf: owner, price: { amount: 0, origin: "given" } };
}

const partOf = (quantityMilli: number, perMilli: number) => Math.round((quantityMilli * perMilli) / 1000);

/** The line that one belongs to. */
export const ownerOf = (line: BasketLine) => (isSaleLine(line) ? (line.setOf ?? line.depositOf) : line.line.setOf);

/** One return per line of the receipt it came from; the dialog sets how many. */
export function addReturn(basket: Basket, line: ReturnLine["line"], together = false): BasketResult {
  if (basket.lines.length >= MAX_LINES) return { refused: "tooManyLines" };
  const taken = basket.lines.some((other) => other.kind === "return" && sameOrigin(other.line, line));
  if (taken) return { refused: "returnedAlready" };
  return {
    basket: append(basket, {
      kind: "return",
      line: inSetHere(basket, line),
      lineId: lineIdOf(basket.nextLine),
      ...(together ? { together } : {}),
    }),
  };
}

/** Goods of a set name the set's line on the receipt that sold it; here they belong to the line that takes the set back. */
function inSetHere({ lines }: Basket, { setOf, ...line }: ReturnLine["line"]): ReturnLine["line"] {
  if (setOf === undefined || !line.returnOf) return line;
  const set = { ...line, returnOf: { ...line.returnOf, lineId: setOf } };
  const owner = lines.find((other) => other.kind === "return" && sameOrigin(other.line, set));
  return owner ? { ...line, setOf: owner.lineId } : line;
}

function append(basket: Basket, line: BasketLine): Basket {
  return { ...basket, lines: [...basket.lines, line], nextLine: basket.nextLine + 1, selectedLineId: line.lineId };
}

function sameOrigin({ returnOf: one }: ReturnLine["line"], { returnOf: other }: ReturnLine["line"]): boolean {
  return one !== undefined && one.receiptNumber === other?.receiptNumber && one.lineId === other.lineId;
}

export function setQuantity(basket: Basket, lineId: string, quantityMilli: number): BasketResult {
  if (!fits(quantityMilli)) return { refused: "quantityInvalid" };
  const lines = basket.lines.map((line) => {
    if (!isSaleLine(line)) return line;
    if (line.lineId === lineId) return { ...line, quantityMilli };
    const { perMilli = 1000 } = line;
    return ownerOf(line) === lineId ? { ...line, quantityMilli: partOf(quantityMilli, perMilli) } : line;
  });
  return { basket: { ...basket, lines, selectedLineId: lineId } };
}

/** What a person says of a line; undefined takes it back. */
export function changeFacts(
  basket: Basket,
  lineId: string,
  facts: { [Name in keyof LineFacts]: LineFacts[Name] | undefined } & { text?: string },
): Basket {
  const lines = basket.lines.map((line) => {
    if (line.lineId !== lineId || !isSaleLine(line)) return line;
    const said = Object.entries({ ...line, ...facts }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(said) as SaleLine;
  });
  return { ...basket, lines };
}

/** The line after the removed one is marked next, else the one before. */
export function removeLine(basket: Basket, lineId: string): Basket {
  const position = basket.lines.findIndex((line) => line.lineId === lineId);
  const removed = basket.lines[position];
  const lines = basket.lines.filter((line) => line !== removed && !comeAsOne(line, removed));
  const selectedLineId = (lines[position] ?? lines.at(-1))?.lineId;
  const { selectedLineId: _, ...rest } = basket;
  return selectedLineId ? { ...rest, lines, selectedLineId } : { ...rest, lines };
}

function comeAsOne(line: BasketLine, removed: BasketLine | undefined): boolean {
  if (removed && ownerOf(line) === removed.lineId) return true;
  if (line.kind !== "return" || removed?.kind !== "return" || !removed.together) return false;
  return line.line.returnOf?.receiptNumber === removed.line.returnOf?.receiptNumber;
}

const MAX_COUPONS = 20;

export function addCoupon(basket: Basket, coupon: BasketCoupon): BasketResult {
  const { coupons = [] } = basket;
  if (coupons.some(({ code }) => code === coupon.code)) return { refused: "couponTwice" };
  if (coupons.length >= MAX_COUPONS) return { refused: "tooManyCoupons" };
  return { basket: { ...basket, coupons: [...coupons, coupon] } };
}

export function removeCoupon(basket: Basket, code: string): Basket {
  const coupons = (basket.coupons ?? []).filter((coupon) => coupon.code !== code);
  const { coupons: _, ...rest } = basket;
  return coupons.length > 0 ? { ...rest, coupons } : rest;
}

/** The server holds the coupon anew; without a new reservation it is taken out. */
export function renewReservation(basket: Basket, reservationId: string, renewed: Reservation | undefined): Basket {
  const coupon = basket.coupons?.find((one) => one.reservationId === reservationId);
  if (!coupon) return basket;
  if (!renewed) return removeCoupon(basket, coupon.code);
  const next = { ...coupon, reservationId: renewed.reservationId, reservedUntil: renewed.expiresAt };
  return { ...basket, coupons: basket.coupons?.map((one) => (one === coupon ? next : one)) ?? [] };
}

/** One discount by a person on a line, or on the receipt when no line is named; the next one takes its place. */
export function giveDiscount(basket: Basket, lineId: string | undefined, discount: GivenDiscount | undefined): Basket {
  const given = discount ? { discounts: [discount] } : {};
  if (lineId === undefined) {
    const { discounts: _, ...rest } = basket;
    return { ...rest, ...given };
  }
  const lines = basket.lines.map((line) => {
    if (line.lineId !== lineId || !isSaleLine(line)) return line;
    const { discounts: _, ...rest } = line;
    return { ...rest, ...given };
  });
  return { ...basket, lines };
}

const MAX_TRIGGERS = 20;

/** A promotion by hand; the same one again takes the place of the first. */
export function giveTrigger(basket: Basket, given: BasketTrigger): BasketResult {
  const others = (basket.triggers ?? []).filter(({ trigger }) => trigger !== given.trigger);
  if (others.length >= MAX_TRIGGERS) return { refused: "tooManyTriggers" };
  return { basket: { ...basket, triggers: [...others, given] } };
}

export function takeTriggerBack(basket: Basket, taken: string): Basket {
  const { triggers = [], ...rest } = basket;
  const others = triggers.filter(({ trigger }) => trigger !== taken);
  return others.length > 0 ? { ...rest, triggers: others } : rest;
}

export function selectLine(basket: Basket, lineId: string): Basket {
  return { ...basket, selectedLineId: lineId };
}

/** One line up or down from the marked one. */
export function selectBeside(basket: Basket, step: 1 | -1): Basket {
  const position = basket.lines.findIndex((line) => line.lineId === basket.selectedLineId);
  const next = basket.lines[Math.min(Math.max(position + step, 0), basket.lines.length - 1)];
  return next ? selectLine(basket, next.lineId) : basket;
}

export function assignCustomer(basket: Basket, customerId: string | undefined): Basket {
  const { customerId: _, ...rest } = basket;
  return customerId ? { ...rest, customerId } : rest;
}
