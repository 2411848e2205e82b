import { describe } from "vitest";
import { all, itPays, type OfferRow, type Row } from "../testing/table.ts";

const tenOff = (offer: Partial<OfferRow>): OfferRow => ({
  terms: { style: "simple", get: all, reward: { percentOff: 10 } },
  ...offer,
});

/** 10 % off 10.00 in London, or not. */
const at = (says: string, instant: string, applies: boolean, offer: Partial<OfferRow>, basket: object = {}): Row => ({
  says: `${says}: ${instant} ${applies ? "yes" : "no"}`,
  prices: { A: 1000 },
  lines: [["A", 1]],
  offers: [tenOff(offer)],
  basket: { at: instant, timeZone: "Europe/London", ...basket },
  pays: [applies ? 900 : 1000],
});

describe("validity, in the store's time", () => {
  const march = { validFrom: "2026-03-01", validTo: "2026-03-28" };
  const untilNoon = { validFrom: "2026-03-01T08:00:00", validTo: "2026-03-28T12:00:00" };
  itPays([
    at("a date begins with its first second", "2026-03-01T00:00:00Z", true, march),
    at("and not before", "2026-02-28T23:59:59Z", false, march),
    at("the last day is inclusive to its last second", "2026-03-28T23:59:59Z", true, march),
    at("and not after", "2026-03-29T00:00:00Z", false, march),
    at("an end with a time is inclusive", "2026-03-28T12:00:00Z", true, untilNoon),
    at("and over a second later", "2026-03-28T12:00:01Z", false, untilNoon),
    at("a start with a time", "2026-03-01T07:59:59Z", false, untilNoon),
    at("in summer time midnight is 23:00 UTC", "2026-06-30T22:59:59Z", true, { validTo: "2026-06-30" }),
    at("the same instant plus a second", "2026-06-30T23:00:00Z", false, { validTo: "2026-06-30" }),
    at(
      "another zone's midnight",
      "2026-06-30T22:00:00Z",
      false,
      { validTo: "2026-06-30" },
      { timeZone: "Europe/Berlin" },
    ),
    at("an instant with an offset is the same instant", "2026-07-01T00:30:00+02:00", true, { validTo: "2026-06-30" }),
    at(
      "without a time zone UTC counts",
      "2026-06-30T23:30:00Z",
      true,
      { validTo: "2026-06-30" },
      { timeZone: undefined },
    ),
  ]);
});

describe("happy hours, the end exclusive", () => {
  const evening = { happyHours: [{ days: [1, 2, 3, 4, 5], from: "17:00", to: "19:00" }] };
  const night = { happyHours: [{ days: [5], from: "22:00", to: "02:00" }] };
  const sunday = { happyHours: [{ days: [7], from: "01:00", to: "02:00" }] };
  const sundayTwo = { happyHours: [{ days: [7], from: "02:00", to: "03:00" }] };
  itPays([
    at("Monday at the start", "2026-03-02T17:00:00Z", true, evening),
    at("a second before", "2026-03-02T16:59:59Z", false, evening),
    at("the last second", "2026-03-02T18:59:59Z", true, evening),
    at("the end itself", "2026-03-02T19:00:00Z", false, evening),
    at("Saturday is not among the days", "2026-03-07T17:30:00Z", false, evening),
    at("in summer 17:00 is 16:00 UTC", "2026-06-01T16:00:00Z", true, evening),
    at("and 18:00 UTC is 19:00", "2026-06-01T18:00:00Z", false, evening),
    at("past midnight: Friday 22:00", "2026-03-06T22:00:00Z", true, night),
    at("belongs to the day it starts on: Saturday 01:59", "2026-03-07T01:59:59Z", true, night),
    at("Saturday 02:00 is over", "2026-03-07T02:00:00Z", false, night),
    at("Friday 01:00 is Thursday's night", "2026-03-06T01:00:00Z", false, night),
    at("Saturday 22:00 is not Friday's", "2026-03-07T22:00:00Z", false, night),
    // 2026-03-29: the clock jumps from 01:00 to 02:00; 2026-10-25: it shows 01:00 to 02:00 twice.
    at("an hour that the clock leaves out never comes", "2026-03-29T01:00:00Z", false, sunday),
    at("the hour after it does", "2026-03-29T01:00:00Z", true, sundayTwo),
    at("an hour that comes twice is open the first time", "2026-10-25T00:30:00Z", true, sunday),
    at("and the second time", "2026-10-25T01:30:00Z", true, sunday),
    at("and then over", "2026-10-25T02:00:00Z", false, sunday),
    at("one of several hours is enough", "2026-03-07T10:30:00Z", true, {
      happyHours: [...evening.happyHours, { days: [6], from: "10:00", to: "11:00" }],
    }),
    at("until 24:00", "2026-03-02T23:59:59Z", true, { happyHours: [{ days: [1], from: "20:00", to: "24:00" }] }),
  ]);
});

describe("where and for whom", () => {
  const noon = "2026-03-02T12:00:00Z";
  const north = { book: { storeGroups: [{ id: "north", stores: ["1020", "1030"] }] } };
  const inStore = (says: string, store: string | undefined, applies: boolean, offer: Partial<OfferRow>): Row => ({
    ...at(`${says} (store ${store})`, noon, applies, offer, store === undefined ? {} : { store }),
    ...north,
  });
  const customer = (...groups: string[]) => ({ customer: { id: "C1", groups } });
  itPays([
    inStore("stores", "1010", true, { stores: ["1010"] }),
    inStore("another store", "1020", false, { stores: ["1010"] }),
    inStore("no store told", undefined, false, { stores: ["1010"] }),
    inStore("a store of the group", "1030", true, { storeGroups: ["north"] }),
    inStore("stores or store groups: the store", "1010", true, { stores: ["1010"], storeGroups: ["north"] }),
    inStore("stores or store groups: the group", "1020", true, { stores: ["1010"], storeGroups: ["north"] }),
    inStore("neither", "1040", false, { stores: ["1010"], storeGroups: ["north"] }),
    inStore("a group that nobody knows has no stores", "1010", false, { storeGroups: ["south"] }),
    at("the channel", noon, true, { channels: ["web"] }, { channel: "web" }),
    at("another channel", noon, false, { channels: ["web"] }, { channel: "store" }),
    at("no channel told", noon, false, { channels: ["web"] }),
    at("one of the customer's groups", noon, true, { customerGroups: ["gold", "staff"] }, customer("new", "staff")),
    at("no group of theirs", noon, false, { customerGroups: ["gold"] }, customer("new")),
    at("a customer without groups", noon, false, { customerGroups: ["gold"] }, { customer: { id: "C1" } }),
    at("nobody known", noon, false, { customerGroups: ["gold"] }),
  ]);
});

describe("which goods", () => {
  const shop = {
    prices: { A: 1000, B: 1000, C: 1000 },
    lines: [
      ["A", 1],
      ["B", 1],
      ["C", 1],
    ] as Row["lines"],
    articles: {
      A: { categories: ["green"], groups: ["gifts"], attributes: { brand: "Fox", colour: "red" } },
      B: { categories: ["coffee"] },
    },
    book: {
      categories: [
        { id: "food" },
        { id: "tea", parent: "food" },
        { id: "green", parent: "tea" },
        { id: "coffee", parent: "food" },
      ],
      groups: [{ id: "gifts", articles: ["B"] }],
    },
  };
  const of = (says: string, get: Extract<OfferRow["terms"], { style: "simple" }>["get"], pays: number[]): Row => ({
    ...{ says, ...shop, pays },
    offers: [{ terms: { style: "simple", get, reward: { percentOff: 10 } } }],
  });
  itPays([
    of("all", all, [900, 900, 900]),
    of("named articles", { articles: ["A", "C"] }, [900, 1000, 900]),
    of("a group from both sides: the article's own and the book's", { group: "gifts" }, [900, 900, 1000]),
    of("a leaf category", { category: "green" }, [900, 1000, 1000]),
    of("a category two levels up", { category: "food" }, [900, 900, 1000]),
    of("a category that nothing is in", { category: "tea leaves" }, [1000, 1000, 1000]),
    of("an attribute", { attribute: { name: "brand", value: "Fox" } }, [900, 1000, 1000]),
    of("another value of it", { attribute: { name: "brand", value: "Owl" } }, [1000, 1000, 1000]),
    of("all but a category", { all: true, except: [{ category: "tea" }] }, [1000, 900, 900]),
    of("food but the gifts", { category: "food", except: [{ group: "gifts" }] }, [1000, 1000, 1000]),
    of(
      "all but the gifts, yet with A: an exception of the exception",
      { all: true, except: [{ group: "gifts", except: [{ articles: ["A"] }] }] },
      [900, 1000, 900],
    ),
    {
      ...of("facts sent with the line count like the article's", { category: "food" }, [900, 900, 900]),
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1, { article: { categories: ["coffee"] } }],
      ],
    },
    {
      ...of("a tree in a circle is walked once", { category: "food" }, [1000, 900, 1000]),
      book: {
        categories: [
          { id: "food", parent: "coffee" },
          { id: "coffee", parent: "food" },
        ],
      },
    },
  ]);
});
