import { minorToDecimal } from "@counterfoil/contracts";
import type { HappyHours, Offer } from "@counterfoil/pricing";
import { readAmount, readList, readMoment, readNumber, readYes, type TableRow } from "../../../../csv/index.ts";
import { type OfferCells, type OfferColumn, offerColumns } from "./columns.ts";
import { type CellProblem, termsFromCells, termsToCells } from "./terms-cells.ts";

export function offerToCells(offer: Offer, decimals: number): OfferCells {
  const list = (values: readonly string[] | undefined) => values?.join(" | ") ?? "";
  const text = (value: number | boolean | string | undefined) => (value === undefined ? "" : String(value));
  return {
    offerId: offer.offerId,
    name: offer.name,
    validFrom: offer.validFrom,
    validTo: offer.validTo,
    stores: list(offer.stores),
    storeGroups: list(offer.storeGroups),
    channels: list(offer.channels),
    customerGroups: list(offer.customerGroups),
    coupon: text(offer.coupon),
    byHand: text(offer.byHand),
    sequence: text(offer.sequence),
    resolution: text(offer.resolution),
    exclusive: text(offer.exclusive),
    regularPriceOnly: text(offer.regularPriceOnly),
    base: text(offer.base),
    maxApplications: text(offer.maxApplications),
    maxDiscount: offer.maxDiscount === undefined ? "" : minorToDecimal(offer.maxDiscount, decimals),
    offerSet: text(offer.offerSet),
    happyHours: list(offer.happyHours?.map(({ days, from, to }) => `${days.join("")} ${from}-${to}`)),
    ...termsToCells(offer.terms, decimals),
  };
}

/** A row as an offer of which nobody knows yet whether it is one; what cannot be read stands in `problems`, by column. */
export function offerFromRow(
  row: TableRow,
  decimals: number,
): { offer: Record<string, unknown>; problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const cells = cellsOf(row);
  const note = (column: OfferColumn, detail: string) =>
    problems.push({ field: column, code: "cell-unreadable", detail });
  const offer: Record<string, unknown> = {};
  for (const [column, reader] of Object.entries(readers) as [OfferColumn, Reader][]) {
    const text = cells[column];
    if (!text) continue;
    const value = reader(text, decimals);
    if (value === undefined) note(column, `“${text}” cannot be read here.`);
    else offer[column] = value;
  }
  offer.terms = termsFromCells(cells, decimals, note);
  return { offer, problems };
}

/** Columns are found whatever case they are written in. */
function cellsOf({ cells }: TableRow): OfferCells {
  return Object.fromEntries(offerColumns.map((column) => [column, cells[column.toLowerCase()] ?? ""]));
}

type Reader = (text: string, decimals: number) => unknown;
const asText: Reader = (text) => text;
const asList: Reader = (text) => readList(text);
const asNumber: Reader = (text) => readNumber(text);
const asYes: Reader = (text) => readYes(text);

const readers: Partial<Record<OfferColumn, Reader>> = {
  offerId: asText,
  name: asText,
  validFrom: (text) => readMoment(text, "start"),
  validTo: (text) => readMoment(text, "end"),
  happyHours: (text) => readHappyHours(text),
  stores: asList,
  storeGroups: asList,
  channels: asList,
  customerGroups: asList,
  coupon: asText,
  byHand: asYes,
  sequence: asNumber,
  resolution: asNumber,
  exclusive: asYes,
  regularPriceOnly: asYes,
  base: asText,
  maxApplications: asNumber,
  maxDiscount: (text, decimals) => readAmount(text, decimals),
  offerSet: asText,
};

/** "12345 17:00-19:00 | 6 10:00-12:00" */
function readHappyHours(text: string): HappyHours[] | undefined {
  const hours = readList(text).map((part) => /^([1-7]{1,7})\s+(\d{2}:\d{2})\s*-\s*(\d{2}:\d{2})$/.exec(part));
  if (hours.includes(null)) return undefined;
  return hours.map((match) => {
    const [, days = "", from = "", to = ""] = match as RegExpExecArray;
    return { days: [...days].map(Number), from, to };
  });
}
