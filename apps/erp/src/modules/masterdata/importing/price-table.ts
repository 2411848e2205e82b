import { fractionDigits } from "@counterfoil/contracts";
import { readAmount, readMoment, readNumber, type TableRow } from "@counterfoil/platform";
import { upsertPrices } from "../use-cases/upsert-prices.ts";
import { cellOf, type RowReading, type TableForm, wrongRow } from "./table-form.ts";

const FOR_GOOD = "9999-12-31";

/** Sales prices as the list exports them; an amount may also stand as 4.99 in a column "amount". Each cuts those that it overlaps. */
export const priceTable: TableForm = {
  needed: ["articleId", "unit", "currency", "validFrom"],
  columns: ["siteId", "priceList", "fromQuantity", "amount", "amountMinor", "per", "validTo"],
  read: async (_transaction, rows) => rows.map(readRow),
  take: (transaction, elements, by) => upsertPrices(transaction, elements, "cut", by),
};

function readRow(row: TableRow): RowReading {
  const key = cellOf(row, "articleId") ?? "";
  const wrong = (sentence: string) => wrongRow(key, sentence);
  const currency = (cellOf(row, "currency") ?? "").toUpperCase();
  const unit = cellOf(row, "unit");
  const per = readNumber(cellOf(row, "per") ?? "1");
  const fromQuantity = readNumber(cellOf(row, "fromQuantity") ?? "0");
  const validFrom = dayOf(cellOf(row, "validFrom") ?? "");
  const validTo = dayOf(cellOf(row, "validTo") ?? FOR_GOOD);
  if (key === "" || key.length > 40) return wrong("The article's number is missing or too long.");
  if (unit === undefined || unit.length > 3) return wrong("The unit is missing or too long.");
  if (!/^[A-Z]{3}$/.test(currency)) return wrong(`“${currency}” is no currency.`);
  const amount = amountOf(row, currency);
  if (amount === undefined || amount < 0)
    return wrong(`“${cellOf(row, "amount") ?? cellOf(row, "amountMinor") ?? ""}” is no price.`);
  if (per === undefined || per <= 0) return wrong(`“${cellOf(row, "per")}” is no quantity.`);
  if (fromQuantity === undefined || fromQuantity < 0) return wrong(`“${cellOf(row, "fromQuantity")}” is no quantity.`);
  if (validFrom === undefined) return wrong(`“${cellOf(row, "validFrom") ?? ""}” is no day.`);
  if (validTo === undefined) return wrong(`“${cellOf(row, "validTo")}” is no day.`);
  const [siteId, priceList] = [cellOf(row, "siteId"), cellOf(row, "priceList")];
  const place = { ...(siteId !== undefined && { siteId }), ...(priceList !== undefined && { priceList }) };
  return { key, element: { articleId: key, ...place, unit, currency, amount, per, fromQuantity, validFrom, validTo } };
}

function amountOf(row: TableRow, currency: string): number | undefined {
  const minor = cellOf(row, "amountMinor");
  const decimal = cellOf(row, "amount");
  if (decimal !== undefined) return readAmount(decimal, fractionDigits(currency));
  return minor !== undefined && /^\d{1,12}$/.test(minor) ? Number(minor) : undefined;
}

const dayOf = (cell: string) => readMoment(cell, "start")?.slice(0, 10);
