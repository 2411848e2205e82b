import { type Static, Type } from "typebox";
import {
  ArticleIdSchema,
  DateSchema,
  InstantSchema,
  PartnerIdSchema,
  ReceiptNumberSchema,
  StoreIdSchema,
  TillIdSchema,
  UnitSchema,
  UuidSchema,
} from "./ids.ts";
import { PageOf, PageQuery } from "./pages.ts";
import { QuantitySchema } from "./quantity.ts";

const NUMBER = "^R-[A-Z0-9]{1,4}-\\d{6,12}$";
/** "R-1020-000012": the store that keeps the goods, and a running number. */
export const ReservedNumberSchema = Type.String({ pattern: NUMBER });

/** How a person types or a scanner reads it; undefined for what is no such number. */
export function readReservedNumber(text: string): string | undefined {
  const number = text.trim().toUpperCase();
  return new RegExp(NUMBER).test(number) ? number : undefined;
}

/** The first two wait; the others have ended. */
export const reservedStates = ["open", "putAside", "collected", "expired", "cancelled"] as const;
export type ReservedState = (typeof reservedStates)[number];
export const isWaiting = (state: ReservedState) => state === "open" || state === "putAside";

const closed = { additionalProperties: false };
/** Who did it at the till. */
const person = {
  personId: Type.String({ minLength: 1, maxLength: 40 }),
  personName: Type.String({ minLength: 1, maxLength: 80 }),
};
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: "\\S" });
const Phone = Type.String({ minLength: 1, maxLength: 30 });
const Note = Type.String({ minLength: 1, maxLength: 200 });

/** `POST /api/tills/reserved-goods` (device token): the same request again gets the first answer. */
export const ReserveRequestSchema = Type.Object(
  {
    requestId: UuidSchema,
    storeId: StoreIdSchema,
    articleId: ArticleIdSchema,
    unit: UnitSchema,
    quantity: Type.Number({ exclusiveMinimum: 0, maximum: 9999, multipleOf: 0.001 }),
    /** By whom it is called for; of a known customer the name too. */
    name: Name,
    customerId: Type.Optional(PartnerIdSchema),
    phone: Type.Optional(Phone),
    note: Type.Optional(Note),
    ...person,
  },
  closed,
);
export type ReserveRequest = Static<typeof ReserveRequestSchema>;

export const ReservedGoodsSchema = Type.Object({
  number: ReservedNumberSchema,
  state: Type.Enum([...reservedStates]),
  storeId: StoreIdSchema,
  articleId: ArticleIdSchema,
  unit: UnitSchema,
  quantity: QuantitySchema,
  name: Type.String(),
  customerId: Type.Optional(PartnerIdSchema),
  phone: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
  madeAt: InstantSchema,
  madeIn: TillIdSchema,
  madeBy: Type.String(),
  /** The last day, in the time zone of the store that keeps it. */
  validTo: DateSchema,
  putAsideAt: Type.Optional(InstantSchema),
  putAsideBy: Type.Optional(Type.String()),
  endedAt: Type.Optional(InstantSchema),
  endedBy: Type.Optional(Type.String()),
  why: Type.Optional(Type.String()),
  receiptNumber: Type.Optional(ReceiptNumberSchema),
});
export type ReservedGoods = Static<typeof ReservedGoodsSchema>;
export const ReservedGoodsPageSchema = PageOf(ReservedGoodsSchema);

/** `GET /api/reserved-goods` (orders.read), the latest first. */
export const ReservedGoodsQuerySchema = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 80, description: "Number, article, or part of name or phone." })),
  storeId: Type.Optional(StoreIdSchema),
  state: Type.Optional(Type.Enum(["waiting", ...reservedStates])),
  ...PageQuery,
});
export type ReservedGoodsQuery = Static<typeof ReservedGoodsQuerySchema>;

/** `GET /api/tills/reserved-goods` (device token): what waits in the till's store, and elsewhere for customers of it. */
export const ReservedAtTillSchema = Type.Object({ items: Type.Array(ReservedGoodsSchema) });
export type ReservedAtTill = Static<typeof ReservedAtTillSchema>;

/** `POST /api/tills/reserved-goods/{number}/put-aside` and `/cancel`. */
export const PutAsideAtTillSchema = Type.Object(person, closed);
export const CancelReservedAtTillSchema = Type.Object({ ...person, why: Type.Optional(Note) }, closed);
/** The same in the back office, by whoever is signed in. */
export const CancelReservedSchema = Type.Object({ why: Note }, closed);
