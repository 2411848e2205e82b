import type { CashMovement, Money, Payment, Receipt, ReceiptLine, Transaction } from "@counterfoil/contracts";
import type { OpenDay } from "../ledger/index.ts";

/** A way to pay: a method, where cards are told apart a card, and of cash in another currency that one. */
type Way = Pick<Payment, "method" | "cardType"> & { foreign?: { currency: string } | undefined };
export type WayFigure = Pick<Way, "method" | "cardType"> & {
  /** What has to be there; for cash with the opening, and all that went in and out. */
  expected: Money;
  /** In its own currency. */
  foreign?: { currency: string; expected: Money };
  payments: number;
};
type Tax = ReceiptLine["tax"];
export type MovementFigure = Pick<CashMovement, "type" | "reasonCode" | "text"> & { count: number; amount: Money };
export type DayFigures = {
  day: OpenDay;
  from?: string;
  to?: string;
  receipts: { count: number; total: Money; discount: Money; returned: Money };
  /** Cash first. */
  ways: WayFigure[];
  /** Of the cash that has to be there: what receipts brought. */
  cashTaken: Money;
  movements: MovementFigure[];
  taxes: Tax[];
  /** Numbers of the day that are not in this till's memory any more. */
  missing: number;
};

export const wayKey = ({ method, cardType, foreign }: Way): string =>
  [method, cardType, foreign?.currency].filter(Boolean).join("/");

/** Ways to pay by what a count makes of them: what is rounded away lies nowhere. */
export type CountedMethods = { cash: string; rounding: readonly string[] };

/** What a day comes to, out of its transactions in the order of their numbers. Pure: the same for X report, closing and preview. */
export function dayFigures(day: OpenDay, transactions: readonly Transaction[], methods: CountedMethods): DayFigures {
  const receipts = transactions.filter((each): each is Receipt => each.kind === "receipt");
  const moves = transactions.filter((each): each is CashMovement => each.kind === "cashMovement");
  const payments = receipts.flatMap((each) => each.payments.filter(({ method }) => !methods.rounding.includes(method)));
  const inCash = payments.filter(({ method }) => method === methods.cash);
  const [from, to] = [receipts[0]?.number, receipts.at(-1)?.number];
  const cashTaken = sum(inCash.map(ownCash));
  const cash = {
    method: methods.cash,
    expected: day.opening + cashTaken + sum(moves.map(({ amount }) => amount)),
    payments: inCash.length,
  };
  return {
    day,
    ...(from !== undefined && to !== undefined && { from, to }),
    receipts: {
      count: receipts.length,
      total: sum(receipts.map(({ totals }) => totals.total)),
      discount: sum(receipts.map(({ totals }) => totals.discount)),
      returned: sum(
        receipts.flatMap(({ lines }) => lines.filter(({ quantity }) => quantity < 0)).map((line) => line.amount),
      ),
    },
    ways: [cash, ...otherWays(payments, methods.cash)],
    cashTaken,
    movements: movementFigures(moves),
    taxes: taxFigures(receipts),
    missing: missingIn(day, transactions),
  };
}

/** Notes of another currency lie beside; what came out of the drawer for them is change. */
const ownCash = ({ amount, tendered = amount, foreign }: Payment): Money => (foreign ? amount - tendered : amount);

function otherWays(payments: readonly Payment[], cashMethod: string): WayFigure[] {
  const ways = new Map<string, WayFigure>();
  for (const payment of payments) {
    const { method, amount, tendered = amount, foreign } = payment;
    if (method === cashMethod && !foreign) continue;
    const figure = ways.get(wayKey(payment)) ?? newWay(payment);
    figure.expected += foreign ? tendered : amount;
    figure.payments += 1;
    if (figure.foreign) figure.foreign.expected += foreign?.amount ?? 0;
    ways.set(wayKey(payment), figure);
  }
  return [...ways.values()].toSorted((one, other) => (wayKey(one) < wayKey(other) ? -1 : 1));
}

const newWay = ({ method, cardType, foreign }: Payment): WayFigure => ({
  method,
  ...(cardType !== undefined && { cardType }),
  ...(foreign && { foreign: { currency: foreign.currency, expected: 0 } }),
  expected: 0,
  payments: 0,
});

function movementFigures(moves: readonly CashMovement[]): MovementFigure[] {
  const figures = new Map<string, MovementFigure>();
  for (const { type, reasonCode, text, amount } of moves) {
    const figure = figures.get(`${type} ${reasonCode}`) ?? { type, reasonCode, text, count: 0, amount: 0 };
    figure.count += 1;
    figure.amount += amount;
    figures.set(`${type} ${reasonCode}`, figure);
  }
  return [...figures.values()];
}

function taxFigures(receipts: readonly Receipt[]): Tax[] {
  const taxes = new Map<string, Tax>();
  for (const { code, rate, base, amount } of receipts.flatMap(({ totals }) => totals.byTaxCode)) {
    const tax = taxes.get(`${code} ${rate}`) ?? { code, rate, base: 0, amount: 0 };
    tax.base += base;
    tax.amount += amount;
    taxes.set(`${code} ${rate}`, tax);
  }
  return [...taxes.values()];
}

/** A till that lost its memory in the middle of a day goes on with a higher number. */
function missingIn({ firstRunning }: OpenDay, transactions: readonly Transaction[]): number {
  const last = transactions.at(-1);
  return last ? Number(last.number.slice(-6)) - firstRunning + 1 - transactions.length : 0;
}

const sum = (amounts: readonly Money[]): Money => amounts.reduce((total, amount) => total + amount, 0);
