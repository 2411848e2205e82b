import { Type } from "typebox";

/** SAP's key lengths are kept: plant 4, article (material) 40, business partner 10. */
export const StoreIdSchema = Type.String({ pattern: "^[A-Z0-9]{1,4}$", description: "Store id = SAP plant (4)." });
export const ArticleIdSchema = Type.String({
  minLength: 1,
  maxLength: 40,
  description: "Article number (SAP material, 40).",
});
export const PartnerIdSchema = Type.String({
  minLength: 1,
  maxLength: 10,
  description: "Business partner number (10).",
});
export const UnitSchema = Type.String({ minLength: 1, maxLength: 3, description: "Unit of measure, ISO code (3)." });
export const UuidSchema = Type.String({ pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" });
export const InstantSchema = Type.String({ format: "date-time", description: "Instant, ISO 8601 with offset or Z." });
/** Prices and offers are valid in the local time of the store that asks, whichever zone it is in; an end is inclusive. */
export const LocalDateTimeSchema = Type.Refine(
  Type.String({
    pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$",
    description:
      "Date and time without zone: 2010-12-01T00:00:00; open ends are 0001-01-01T00:00:00 and 9999-12-31T23:59:59.",
  }),
  (text: string) => isCalendarDay(text) && /T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text),
  (text) => `${text} is no day or time of the calendar`,
);
export const DateSchema = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}$",
  description: "Calendar date in the store's time zone.",
});

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** "2026-02-30" has the form of a day and is none. Counted by hand: a book has many validities, and `Date` is slow. */
export function isCalendarDay(text: string): boolean {
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && !isLeapYear ? 28 : (monthDays[month - 1] ?? 0));
}

/** A made id: UUID version 7, so that ids sort by the moment of the sale. */
export const TransactionIdSchema = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
  description: "UUIDv7, made where the transaction took place and kept to the ERP.",
});

export const RECEIPT_NUMBER_PATTERN = "^[A-Z0-9]{1,4}-\\d{2}-\\d{6}$";
export const ReceiptNumberSchema = Type.String({
  pattern: RECEIPT_NUMBER_PATTERN,
  description: "<store>-<till, 2 digits>-<running number, 6 digits>; at most 15 characters, as IDoc field BONNUMMER.",
});

export type ReceiptNumberParts = { storeId: string; tillNumber: string; running: number };

/** ("1010", "01", 123) -> "1010-01-000123". */
export function formatReceiptNumber({ storeId, tillNumber, running }: ReceiptNumberParts): string {
  if (running < 1 || running > 999_999) throw new RangeError(`running number ${running} is outside 1 to 999999`);
  return `${storeId}-${tillNumber}-${String(running).padStart(6, "0")}`;
}

/** "1010-01-000123" -> its parts; undefined for any other text. */
export function parseReceiptNumber(text: string): ReceiptNumberParts | undefined {
  const match = /^([A-Z0-9]{1,4})-(\d{2})-(\d{6})$/.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) return undefined;
  return { storeId: match[1], tillNumber: match[2], running: Number(match[3]) };
}

/** Till id: "1010-01". */
export const TillIdSchema = Type.String({ pattern: "^[A-Z0-9]{1,4}-\\d{2}$", description: "<store>-<till number>." });
