import type { Money, Payment, Reservation } from "@counterfoil/contracts";
import { type Observable, observable } from "../observable.ts";
import { type Basket, type BasketResult, emptyBasket, renewReservation } from "./basket.ts";
import type { PricedBasket } from "./priced-basket.ts";

/** Something the cashier is told. Sticky ones stay until they are read; the others go with the next scan. */
export type Notice = {
  id: number;
  tone: "wrong" | "told";
  sticky: boolean;
  key: string;
  values: Record<string, string | number>;
  /** What costs something else now. */
  steps?: readonly PriceStep[];
};

export type PriceStep = { text: string; before: Money; after: Money };

/** From the moment of paying on the prices stand still: what is paid is what was shown. */
export type Paying = { priced: PricedBasket; payments: Payment[] };

/** What is kept over a reload. */
export type KeptSale = { basket: Basket; paying?: Paying };

/** What was done, as it is offered to be taken back. */
export type UndoWords = { key: string; values: Record<string, string | number> };

export type SaleState = KeptSale & {
  priced: PricedBasket;
  notices: Notice[];
  /** Before the last step, to go back to for some seconds; with words when it is offered on screen. */
  undo?: Partial<UndoWords> & { basket: Basket };
  /** `3*` was typed: so many of what comes next. */
  pendingMilli?: number;
};

export type OpenSale = {
  state: Observable<SaleState>;
  /** What any basket costs now. */
  price(basket: Basket): PricedBasket;
  /** Each step can be taken back for ten seconds. */
  change(basket: Basket, words?: UndoWords): void;
  /** Another basket, which is no step of this one: nothing leads back. */
  replace(basket: Basket): void;
  tryChange(result: BasketResult): boolean;
  /** Marks another line; changes nothing that is sold. */
  mark(basket: Basket): void;
  undo(): void;
  /** What the server says of a coupon it holds; no step of the cashier, so it is not undone. */
  renewCoupon(reservationId: string, renewed: Reservation | undefined): void;
  tell(notice: Omit<Notice, "id">): void;
  /** `passing`: those that go with the next scan. */
  dismiss(which: "passing" | "all" | number): void;
  expect(pendingMilli: number | undefined): void;
  /** Prices again, after the book changed; says so when the total is another one. */
  reprice(key: string, values: Record<string, string | number>): void;
  startPaying(): PricedBasket;
  setPayments(payments: Payment[] | undefined): void;
  clear(): void;
};

const UNDO_MS = 10_000;
const MAX_NOTICES = 4;

type Setting = {
  price(basket: Basket): PricedBasket;
  keep(sale: KeptSale): void;
  wrong(): void;
};

/** The sale's state and the way every change to it takes: kept when something of it is to be kept. */
function keepState({ price, keep }: Setting, kept: KeptSale) {
  const state = observable<SaleState>({ ...kept, priced: price(kept.basket), notices: [] });
  const put = (next: SaleState) => {
    const before = state.get();
    state.set(next);
    if (next.basket === before.basket && next.paying === before.paying) return;
    keep(next.paying ? { basket: next.basket, paying: next.paying } : { basket: next.basket });
  };
  const without = (...names: ("undo" | "paying" | "pendingMilli")[]) => {
    const next = { ...state.get() };
    for (const name of names) delete next[name];
    return next;
  };
  return { state, put, without, price };
}
type Kept = ReturnType<typeof keepState>;

/** The open sale of this till: its basket, what is being paid, and what the cashier was told. */
export function openSale(setting: Setting, kept: KeptSale = { basket: emptyBasket }): OpenSale {
  const core = keepState(setting, kept);
  const notices = telling(core, setting.wrong);
  return {
    state: core.state,
    price: core.price,
    ...notices,
    ...changing(core, notices.tell),
    ...paying(core, notices.tell),
  };
}

type Tell = OpenSale["tell"];

function telling({ state, put }: Kept, wrong: () => void): Pick<OpenSale, "tell" | "dismiss"> {
  let lastNotice = 0;
  return {
    tell(notice) {
      if (notice.tone === "wrong") wrong();
      lastNotice += 1;
      // The same word again (an unknown code scanned twice) takes the place of the first.
      const others = state.get().notices.filter((other) => !saysTheSame(other, notice));
      put({ ...state.get(), notices: [...others, { ...notice, id: lastNotice }].slice(-MAX_NOTICES) });
    },
    dismiss(which) {
      const keepIt = ({ id, sticky }: Notice) => (which === "passing" ? sticky : which !== "all" && id !== which);
      put({ ...state.get(), notices: state.get().notices.filter(keepIt) });
    },
  };
}

type Changing = Pick<
  OpenSale,
  "change" | "replace" | "tryChange" | "mark" | "undo" | "renewCoupon" | "expect" | "clear"
>;

function changing({ state, put, without, price }: Kept, tell: Tell): Changing {
  let undoTimer: ReturnType<typeof setTimeout> | undefined;
  const step = (basket: Basket, undo?: SaleState["undo"]) => {
    clearTimeout(undoTimer);
    const next: SaleState = { ...without("undo", "pendingMilli"), basket, priced: price(basket) };
    if (undo) undoTimer = setTimeout(() => put(without("undo")), UNDO_MS);
    put(undo ? { ...next, undo } : next);
  };
  const change: OpenSale["change"] = (basket, words) => step(basket, { ...words, basket: state.get().basket });
  return {
    change,
    replace: (basket) => step(basket),
    tryChange(result) {
      if ("basket" in result) change(result.basket);
      else tell({ tone: "wrong", sticky: false, key: `refused.${result.refused}`, values: {} });
      return "basket" in result;
    },
    mark: (basket) => put({ ...state.get(), basket }),
    undo() {
      const { undo } = state.get();
      if (undo) step(undo.basket);
    },
    renewCoupon(reservationId, renewed) {
      const before = state.get();
      const basket = renewReservation(before.basket, reservationId, renewed);
      // What is being paid stays as it was shown; the receipt tells the server what it counted on.
      if (basket !== before.basket) put({ ...before, basket, priced: before.paying ? before.priced : price(basket) });
    },
    expect(pendingMilli) {
      const next = without("pendingMilli");
      put(pendingMilli === undefined ? next : { ...next, pendingMilli });
    },
    clear() {
      clearTimeout(undoTimer);
      put({ basket: emptyBasket, priced: price(emptyBasket), notices: [] });
    },
  };
}

type PayingPart = Pick<OpenSale, "reprice" | "startPaying" | "setPayments">;

function paying({ state, put, without, price }: Kept, tell: Tell): PayingPart {
  return {
    reprice(key, values) {
      const before = state.get();
      if (before.paying) return;
      const priced = price(before.basket);
      put({ ...before, priced });
      if (priced.totals.total === before.priced.totals.total || before.basket.lines.length === 0) return;
      const totals = { before: before.priced.totals.total, after: priced.totals.total };
      tell({ tone: "told", sticky: true, key, values: { ...values, ...totals } });
    },
    startPaying() {
      const before = state.get();
      if (before.paying) return before.paying.priced;
      const priced = price(before.basket);
      put({ ...without("undo"), priced, paying: { priced, payments: [] } });
      return priced;
    },
    setPayments(payments) {
      const { paying: now } = state.get();
      if (!now) return;
      if (payments) put({ ...state.get(), paying: { ...now, payments } });
      // Back to the prices that were shown, so that pricing anew tells what is different.
      else put({ ...without("paying"), priced: now.priced });
    },
  };
}

const saysTheSame = (one: Omit<Notice, "id">, other: Omit<Notice, "id">) =>
  one.key === other.key && JSON.stringify(one.values) === JSON.stringify(other.values);
