import type { DisplaySettings, Money, Payment, Receipt, ReceiptLine } from "@counterfoil/contracts";
import { isWeight } from "../catalogue/index.ts";
import {
  type BasketLine,
  changeOf,
  isSaleLine,
  ownerOf,
  ownModifiers,
  type PricedBasket,
  remaining,
  type SaleState,
  shownAmount,
} from "../selling/index.ts";

/** How the customer's display looks, whatever it shows. */
export type DisplayLook = Pick<DisplaySettings, "theme" | "languages" | "picture" | "lines"> & {
  currency: string;
  store: string;
};

/** What the customer sees: nothing of it is meant for the cashier alone. */
export type Face = { training: boolean } & (
  | { kind: "idle"; greets?: string }
  | SaleFace
  | { kind: "pay"; total: Money; paid: PaidFace[]; due: Money; atTerminal: boolean }
  | { kind: "done"; total: Money; given: Money; change: Money; link?: string }
);

export type SaleFace = {
  kind: "sale";
  greets?: string;
  lines: LineFace[];
  markedId?: string;
  /** On the whole purchase. */
  offers: OfferFace[];
  saved: Money;
  total: Money;
  nearMiss?: string;
};

export type LineFace = {
  lineId: string;
  text: string;
  quantity: number;
  /** Of one; `unit` where it is weighed. */
  each?: Money;
  unit?: string;
  /** Undefined: it costs nothing beside the line that it belongs to, or has no price yet. */
  amount?: Money;
  /** Before offers, where they lowered it. */
  regular?: Money;
  /** It came with the line above. */
  belongs: boolean;
  returned: boolean;
  offers: OfferFace[];
};

/** Without a name: a discount that a person gave. Why is between cashier and shop. */
export type OfferFace = { name?: string; amount: Money };

/** Given; negative: given back. */
export type PaidFace = { name: string; amount: Money };

/** What of the till concerns the customer. */
export type FaceGround = {
  /** Undefined: nobody is signed in, or no store is known. */
  sale?: Pick<SaleState, "basket" | "priced" | "paying">;
  /** The receipt that was just made, and where its customer reads it. */
  done?: { receipt: Receipt; link?: string | undefined };
  settings: Pick<DisplaySettings, "greeting" | "nearMisses">;
  customerName?: string | undefined;
  atTerminal: boolean;
  training: boolean;
  words: FaceWords;
};

/** In the display's language. */
export type FaceWords = {
  offer(promotionId: string): string;
  nearMiss(miss: PricedBasket["deal"]["nearMisses"][number]): string;
  method(code: string): string;
};

export function faceOf(ground: FaceGround): Face {
  const { sale, done, training } = ground;
  if (sale?.paying) return { training, ...payFace(sale.paying, ground) };
  if (sale && sale.basket.lines.length > 0) return { training, ...saleFace(sale, ground) };
  if (sale && done) return { training, ...doneFace(done) };
  return { training, kind: "idle", ...(sale && greeting(ground)) };
}

const greeting = ({ settings, customerName }: FaceGround) =>
  settings.greeting && customerName ? { greets: customerName } : {};

function saleFace({ basket, priced }: NonNullable<FaceGround["sale"]>, ground: FaceGround): SaleFace {
  const { words, settings } = ground;
  const prices = new Map(priced.lines.map((line) => [line.lineId, line]));
  const [nearMiss] = settings.nearMisses ? priced.deal.nearMisses : [];
  return {
    kind: "sale",
    ...greeting(ground),
    lines: basket.lines.map((line) => lineFace(line, prices.get(line.lineId), words)),
    ...(basket.selectedLineId && { markedId: basket.selectedLineId }),
    offers: priced.deal.modifiers.map((modifier) => offerFace(modifier, words)),
    saved: priced.totals.discount,
    total: priced.totals.total,
    ...(nearMiss && { nearMiss: words.nearMiss(nearMiss) }),
  };
}

function lineFace(line: BasketLine, price: ReceiptLine | undefined, words: FaceWords): LineFace {
  const { lineId } = line;
  const { text, unit } = isSaleLine(line) ? line : line.line;
  const quantity = isSaleLine(line) ? line.quantityMilli / 1000 : line.line.quantity;
  const known = { lineId, text, quantity, belongs: ownerOf(line) !== undefined, returned: !isSaleLine(line) };
  if (!price || price.setOf) return { ...known, offers: [] };
  const amount = shownAmount(price);
  return {
    ...known,
    each: price.unitPrice,
    ...(isWeight(unit) && { unit }),
    amount,
    ...(amount !== price.regularAmount && { regular: price.regularAmount }),
    offers: ownModifiers(price).map((modifier) => offerFace(modifier, words)),
  };
}

type Lowering = Pick<ReceiptLine["modifiers"][number], "promotionId" | "amount">;

const offerFace = ({ promotionId, amount }: Lowering, words: FaceWords): OfferFace =>
  promotionId === "manual" ? { amount } : { name: words.offer(promotionId), amount };

function payFace({ priced, payments }: NonNullable<SaleState["paying"]>, { words, atTerminal }: FaceGround) {
  const { total } = priced.totals;
  return {
    kind: "pay" as const,
    total,
    paid: payments.map((payment) => ({ name: words.method(payment.method), amount: givenBy(payment) })),
    due: remaining(total, payments),
    atTerminal,
  };
}

/** Handed over, change and all. */
const givenBy = ({ amount, tendered }: Payment): Money => tendered ?? amount;

function doneFace({ receipt, link }: NonNullable<FaceGround["done"]>) {
  const { totals, payments } = receipt;
  return {
    kind: "done" as const,
    total: totals.total,
    given: payments.reduce((sum, payment) => sum + givenBy(payment), 0),
    change: changeOf(payments),
    ...(link && { link }),
  };
}
