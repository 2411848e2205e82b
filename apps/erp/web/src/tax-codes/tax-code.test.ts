import { formatsFor } from "@counterfoil/ui";
import { expect, it } from "vitest";
import { fromDraft, ratesAround, toDraft } from "./tax-code.ts";

const formats = formatsFor("de-DE");
const uk = {
  taxCode: "A1",
  texts: { en: "Standard rate" },
  rates: [
    { from: "2027-01-01", percent: 21 },
    { from: "2011-01-04", percent: 20 },
    { from: "2010-01-01", percent: 17.5 },
  ],
};

it("the rate of a day holds until the next one, and the first one for all days before", () => {
  const on = (day: string) => [ratesAround(uk, day).now?.percent, ratesAround(uk, day).next?.from];
  expect(on("2011-01-03")).toEqual([17.5, "2011-01-04"]);
  expect(on("2011-01-04")).toEqual([20, "2027-01-01"]);
  expect(on("2027-06-01")).toEqual([21, undefined]);
  expect(on("1999-01-01")).toEqual([17.5, "2011-01-04"]);
});

it("a form sends what it was given, percent as the reader writes them", () => {
  const draft = toDraft(uk, "2026-11-22", formats);
  expect(draft.rates.map(({ percent }) => percent)).toEqual(["21", "20", "17,5"]);
  expect(fromDraft(draft, formats)).toEqual({
    key: "A1",
    body: { texts: uk.texts, rates: uk.rates },
    wrong: [],
  });
});

it("what cannot be read is named by its field: a day that is none or comes twice, a percent above 100", () => {
  const draft = {
    taxCode: "abc",
    en: " ",
    de: "",
    rates: [row("2026-02-30", "x"), row("2027-01-01", "5"), row("2027-01-01", "101")],
  };
  expect(fromDraft(draft, formats).wrong).toEqual([
    "taxCode",
    "en",
    "rates/0/from",
    "rates/0/percent",
    "rates/2/from",
    "rates/2/percent",
  ]);
});

const row = (from: string, percent: string) => ({ from, percent });
