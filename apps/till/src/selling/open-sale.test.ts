import { initialTillSettings, type TillArticle, type TillPerson } from "@counterfoil/contracts";
import { buildPriceBook } from "@counterfoil/pricing";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { observable } from "../observable.ts";
import { createRights } from "../people/index.ts";
import {
  addArticle,
  addReturn,
  type Basket,
  changeFacts,
  emptyBasket,
  isSaleLine,
  type SaleLine,
  selectLine,
} from "./basket.ts";
import { buildReceipt } from "./build-receipt.ts";
import { cancelMarked, stepOrCancel } from "./cancel-line.ts";
import { markedLine, removeMarked, stepMarked } from "./change-line.ts";
import { type KeptSale, type OpenSale, openSale } from "./open-sale.ts";
import { payCash } from "./payments.ts";
import { priceOpenBasket } from "./priced-basket.ts";
import { type LineWish, rewordLine } from "./reword-line.ts";
import { takeArticle } from "./take-article.ts";

const AT = "2010-12-01T08:26:00.000Z";
const always = { unit: "PC", validFrom: "2010-01-01", validTo: "9999-12-31" };

const bookWith = (number: number, heart: number) =>
  buildPriceBook({
    number,
    currency: "GBP",
    articles: [
      { articleId: "85123A", taxCode: "A1" },
      { articleId: "22423", taxCode: "A0" },
      { articleId: "POST", taxCode: "A1" },
    ],
    prices: [
      { articleId: "85123A", amount: heart, ...always },
      { articleId: "85123A", amount: 200, priceList: "W1", ...always },
      { articleId: "22423", amount: 1275, ...always },
    ],
    taxes: [
      { code: "A1", rate: 20 },
      { code: "A0", rate: 0 },
    ],
  });

let book = bookWith(7, 255);
let kept: KeptSale[] = [];
let sale: OpenSale;

const place = () => ({ book, storeId: "1010", channel: "10", timeZone: "Europe/London" });
const heart = { articleId: "85123A", unit: "PC", text: "WHITE HANGING HEART T-LIGHT HOLDER", quantityMilli: 1000 };
const cakestand = { articleId: "22423", unit: "PC", text: "REGENCY CAKESTAND 3 TIER", quantityMilli: 1000 };
const add = (choice: typeof heart) => sale.tryChange(addArticle(sale.state.get().basket, choice));
const total = () => sale.state.get().priced.totals.total;

beforeEach(() => {
  book = bookWith(7, 255);
  kept = [];
  const price = (basket: Basket) =>
    priceOpenBasket(
      basket,
      basket.customerId ? { ...place(), customer: { id: "1", groups: [], priceList: "W1" } } : place(),
      AT,
    );
  sale = openSale({ price, keep: (next) => kept.push(next), wrong: () => {} });
});

describe("the open sale", () => {
  it("makes the line of an article longer when it comes again, and keeps every step", () => {
    add(heart);
    add(cakestand);
    add(heart);
    const { basket, priced } = sale.state.get();
    expect(
      basket.lines.filter(isSaleLine).map(({ lineId, articleId, quantityMilli }) => [lineId, articleId, quantityMilli]),
    ).toEqual([
      ["0001", "85123A", 2000],
      ["0002", "22423", 1000],
    ]);
    expect(markedLine(sale)?.lineId).toBe("0001");
    expect(priced.totals).toEqual({
      regular: 1785,
      discount: 0,
      total: 1785,
      net: 1700,
      tax: 85,
      byTaxCode: [
        { code: "A0", rate: 0, base: 1275, amount: 0 },
        { code: "A1", rate: 20, base: 425, amount: 85 },
      ],
    });
    expect(kept.at(-1)).toEqual({ basket });
  });

  it("takes a removed line back for ten seconds", () => {
    vi.useFakeTimers();
    add(heart);
    stepMarked(sale, -1000);
    expect([total(), sale.state.get().undo?.key]).toEqual([0, "undo.removed"]);
    sale.undo();
    expect(total()).toBe(255);
    removeMarked(sale);
    vi.advanceTimersByTime(10_001);
    sale.undo();
    expect(total()).toBe(0);
    vi.useRealTimers();
  });

  it("takes any step back, once, but not another basket that came in its place", () => {
    add(heart);
    add(cakestand);
    expect(sale.state.get().undo?.key).toBeUndefined();
    sale.undo();
    expect(total()).toBe(255);
    sale.undo();
    expect(total()).toBe(255);
    sale.replace(emptyBasket);
    sale.undo();
    expect(total()).toBe(0);
  });

  it("takes a line out only when it is allowed, and the journal keeps what was on it", async () => {
    const noted: unknown[] = [];
    const note = (kind: string, facts?: object, beside?: object) => void noted.push([kind, facts, beside]);
    const asking = (permit: { by: string; approvedBy?: string } | undefined) =>
      ({ sale, note, rights: { ask: async () => permit } }) as unknown as Parameters<typeof stepOrCancel>[0];
    add(heart);
    await stepOrCancel(asking(undefined), 1000);
    await cancelMarked(asking(undefined));
    expect([total(), noted]).toEqual([510, []]);
    await stepOrCancel(asking(undefined), -1000);
    await stepOrCancel(asking({ by: "p1", approvedBy: "p2" }), -1000);
    const facts = { articleId: "85123A", text: heart.text, quantity: 1, amount: 255 };
    expect([total(), noted]).toEqual([0, [["lineCancelled", facts, { approvedBy: "p2" }]]]);
  });

  it("refuses a quantity that is a slip and changes nothing", () => {
    add(heart);
    const before = sale.state.get().basket;
    expect(add({ ...heart, quantityMilli: 9_999_000 })).toBe(false);
    expect(sale.state.get().basket).toBe(before);
    expect(sale.state.get().notices.map(({ key, tone }) => [key, tone])).toEqual([
      ["refused.quantityInvalid", "wrong"],
    ]);
  });

  it("says when a new price book changes the total, and stays silent when it does not", () => {
    add(heart);
    sale.reprice("notice.repriced", { book: 7 });
    expect(sale.state.get().notices).toEqual([]);
    book = bookWith(8, 295);
    sale.reprice("notice.repriced", { book: 8 });
    expect(total()).toBe(295);
    expect(sale.state.get().notices[0]).toMatchObject({
      key: "notice.repriced",
      values: { book: 8, before: 255, after: 295 },
    });
  });

  it("keeps the prices still from the moment of paying on", () => {
    add(heart);
    const priced = sale.startPaying();
    book = bookWith(8, 295);
    sale.reprice("notice.repriced", { book: 8 });
    expect(sale.state.get().paying?.priced).toBe(priced);
    expect([priced.totals.total, priced.priceBook, sale.state.get().notices.length]).toEqual([255, 7, 0]);
    sale.setPayments(undefined);
    sale.reprice("notice.repriced", { book: 8 });
    expect([total(), sale.state.get().notices[0]?.values]).toEqual([295, { book: 8, before: 255, after: 295 }]);
  });

  it("prices the rest when an article has lost its price, and names it", () => {
    add(heart);
    add({ ...heart, articleId: "POST", text: "POSTAGE" });
    const { priced } = sale.state.get();
    expect(priced.lines.map(({ articleId, amount }) => [articleId, amount])).toEqual([["85123A", 255]]);
    expect(priced.problems).toMatchObject([{ code: "price-missing", lineId: "0002", articleId: "POST" }]);
  });
});

describe("the receipt", () => {
  const moment = {
    configuration: configuration(),
    cashier: { personId: "p1", name: "Carla" },
    at: "2026-06-30T23:30:00.000Z",
  };

  it("carries the book, the store's date and lines that add up", () => {
    add(heart);
    const priced = priceOpenBasket(sale.state.get().basket, place(), AT);
    const paid = payCash(255, [], { method: "CASH" }, 500);
    if (!("payments" in paid)) throw new Error();
    expect(buildReceipt(moment, priced, paid.payments)).toMatchObject({
      kind: "receipt",
      priceBook: 7,
      businessDate: "2026-07-01",
      lines: [{ lineId: "0001", quantity: 1, unitPrice: 255, amount: 255, tax: { base: 212, amount: 43 } }],
      payments: [{ amount: 255, tendered: 500, change: 245 }],
      totals: { total: 255 },
    });
  });

  it("is never made when it does not balance", () => {
    add(heart);
    const priced = priceOpenBasket(sale.state.get().basket, place(), AT);
    expect(() => buildReceipt(moment, priced, [])).toThrow("255 minor units open");
  });

  it("puts returned goods and sold goods on one receipt", () => {
    add(cakestand);
    const back = priceOpenBasket(sale.state.get().basket, place(), AT).lines[0];
    if (!back) throw new Error();
    const { lineId: _, ...line } = back;
    const returnOf = { receiptNumber: "1010-01-000001", lineId: "0001" };
    const returned = {
      ...line,
      quantity: -1,
      amount: -1275,
      regularAmount: -1275,
      tax: { ...line.tax, base: -1275 },
      returnOf,
    };
    sale.clear();
    expect(sale.tryChange(addReturn(emptyBasket, returned))).toBe(true);
    expect(sale.tryChange(addReturn(sale.state.get().basket, returned))).toBe(false);
    add(heart);
    expect(total()).toBe(-1020);
    expect(sale.state.get().priced.lines.map(({ lineId, amount }) => [lineId, amount])).toEqual([
      ["0001", -1275],
      ["0002", 255],
    ]);
  });
});

function configuration() {
  return {
    tillId: "1010-01",
    tillNumber: "01",
    store: { storeId: "1010", name: "London", addressLines: [], timeZone: "Europe/London", language: "en" },
    company: { name: "Counterfoil Gifts Ltd" },
    currency: "GBP",
    paymentMethods: [],
    people: [],
    lastRunningNumber: 0,
    serverTime: AT,
  };
}

describe("a line that is changed", () => {
  const person = (personId: string, role: string): TillPerson => ({
    personId,
    name: personId,
    roles: [role],
    pin: { salt: "", iterations: 1, hash: "" },
  });
  const anna = person("anna", "cashier");
  const mary = person("mary", "storeManager");
  const told: unknown[] = [];
  /** Whoever is asked says damaged, and lends it where the cashier may not. */
  const rightsOf = (cashier: TillPerson, approver?: TillPerson) => {
    const rights = createRights({
      cashier: observable(cashier),
      settings: observable(initialTillSettings),
      note: () => {},
    });
    rights.wish.subscribe(() => {
      const wish = rights.wish.get();
      if (wish?.lacks && !approver) wish.answer(undefined);
      else wish?.answer({ reason: "DAMAGED", ...(wish.lacks && approver ? { approver } : {}) });
    });
    const configuration = observable({ currency: "GBP" });
    return { sale, rights, configuration, note: (kind: string, facts?: object) => void told.push([kind, facts]) };
  };
  const line = () => markedLine(sale) as SaleLine;
  const wish = (more: Partial<LineWish>) => ({ quantityMilli: 1000, text: heart.text, ...more });
  beforeEach(() => {
    told.length = 0;
    add(heart);
  });

  it("costs what was typed, says why and what it cost before, and stands alone then", async () => {
    expect(await rewordLine(rightsOf(mary), line(), wish({ price: 150, quantityMilli: 2000 }))).toBe("done");
    add(heart);
    expect(total()).toBe(2 * 150 + 255);
    const [typed, other] = sale.state.get().priced.lines;
    const change = { before: 255, reason: "DAMAGED", by: "mary" };
    expect(typed).toMatchObject({ unitPrice: 150, amount: 300, priceOrigin: "typed", priceChange: change });
    expect(other?.priceOrigin).toBeUndefined();
    expect(told).toEqual([
      ["priceChanged", { articleId: "85123A", amount: "1.50", before: "2.55", reason: "DAMAGED" }],
    ]);
    sale.mark(selectLine(sale.state.get().basket, "0001"));
    expect(await rewordLine(rightsOf(anna), line(), wish({ quantityMilli: 2000 }))).toBe("done");
    expect(total()).toBe(3 * 255);
    sale.undo();
    expect(total()).toBe(2 * 150 + 255);
  });

  it("needs the right to a price of one's own, or somebody who lends it", async () => {
    const before = sale.state.get();
    expect(await rewordLine(rightsOf(anna), line(), wish({ price: 150, quantityMilli: 5000 }))).toBe("refused");
    expect(await rewordLine(rightsOf(mary), line(), wish({ price: 150, quantityMilli: 0 }))).toBe("invalid");
    expect(sale.state.get()).toBe(before);
    expect(await rewordLine(rightsOf(anna, mary), line(), wish({ price: 150 }))).toBe("done");
    expect(line().price?.change).toEqual({ before: 255, reason: "DAMAGED", by: "anna", approvedBy: "mary" });
  });

  it("says who advised, what it is called here and a note, on the receipt too", async () => {
    const said = { text: "HEART, CHIPPED", salesPersonId: "mary", note: "gift wrapped" };
    expect(await rewordLine(rightsOf(anna), line(), wish(said))).toBe("done");
    sale.change(changeFacts(sale.state.get().basket, "0001", { piece: { batch: "LOT7" } }));
    const facts = { ...said, textChanged: true, piece: { batch: "LOT7" }, amount: 255 };
    expect(sale.state.get().priced.lines).toMatchObject([facts]);
    expect(sale.state.get().priced.lines[0]).not.toHaveProperty("kind");
  });
});

describe("what belongs to a line", () => {
  const article = (articleId: string): TillArticle => ({
    ...{ articleId, type: "goods", texts: { en: articleId }, baseUnit: "PC", units: [], taxCode: "A1" },
  });
  const set = {
    article: article("85123A"),
    unit: "PC",
    parts: [
      { use: "set" as const, article: article("22423"), unit: "PC", perMilli: 2000 },
      { use: "empties" as const, article: article("22423"), unit: "PC", perMilli: 1000 },
    ],
  };
  const lines = () =>
    sale.state
      .get()
      .priced.lines.map((line) => [
        line.lineId,
        line.articleId,
        line.quantity,
        line.amount,
        line.setOf ?? line.depositOf,
      ]);

  it("comes, counts and goes with it: goods in a set for nothing, a deposit for its price", () => {
    expect(takeArticle(sale, set, 1000, "en")).toBe(true);
    expect(lines()).toEqual([
      ["0001", "85123A", 1, 255, undefined],
      ["0002", "22423", 2, 0, "0001"],
      ["0003", "22423", 1, 1275, "0001"],
    ]);
    expect(sale.state.get().priced.lines[1]).toMatchObject({
      priceOrigin: "given",
      tax: { code: "", base: 0, amount: 0 },
    });
    add(cakestand);
    takeArticle(sale, set, 2000, "en");
    expect(lines()).toEqual([
      ["0001", "85123A", 3, 765, undefined],
      ["0002", "22423", 6, 0, "0001"],
      ["0003", "22423", 3, 3825, "0001"],
      ["0004", "22423", 1, 1275, undefined],
    ]);
    sale.mark(selectLine(sale.state.get().basket, "0002"));
    const before = sale.state.get().basket;
    stepMarked(sale, 1000);
    removeMarked(sale);
    expect(sale.state.get().basket).toBe(before);
    expect(sale.state.get().notices.map(({ key }) => key)).toEqual(["refused.belongsToLine"]);
    sale.mark(selectLine(before, "0001"));
    removeMarked(sale);
    expect(lines()).toEqual([["0004", "22423", 1, 1275, undefined]]);
  });

  it("keeps an article from being sold whose deposit has no price", () => {
    const [, empties] = set.parts;
    if (!empties) throw new Error("no empties");
    expect(takeArticle(sale, { ...set, parts: [{ ...empties, article: article("POST") }] }, 1000, "en")).toBe(false);
    expect(sale.state.get().basket.lines).toEqual([]);
    expect(sale.state.get().notices).toMatchObject([{ key: "notice.noPrice", values: { articleId: "POST" } }]);
  });

  it("costs what was typed, where the book has no price", () => {
    const service = { article: article("POST"), unit: "PC" };
    expect(takeArticle(sale, service, 2000, "en", { amount: 450, origin: "typed", change: { by: "anna" } })).toBe(true);
    expect(sale.state.get().priced.lines).toMatchObject([
      { amount: 900, priceOrigin: "typed", priceChange: { by: "anna" } },
    ]);
  });
});
