import type { Actor } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { Name } from "../values.ts";

export const CardTypeCode = Type.String({ pattern: "^[A-Z0-9]{1,20}$" });
export const MethodCode = Type.String({ pattern: "^[A-Z0-9]{1,10}$" });
export const CardTypeFactsSchema = Type.Object({
  names: Type.Record(Type.String({ pattern: "^[a-z]{2}$" }), Name, { maxProperties: 10 }),
  position: Type.Integer({ minimum: 0, maximum: 1000 }),
  active: Type.Boolean(),
});
export const CardTypeSchema = Type.Object({
  method: MethodCode,
  code: CardTypeCode,
  ...CardTypeFactsSchema.properties,
});
export type CardType = Static<typeof CardTypeSchema>;

/** `own`: the lookup has this card; `method`: it goes as its payment method does; no code: unmapped, its receipts cannot be posted. */
export const ListedCardTypeSchema = Type.Object({
  ...CardTypeSchema.properties,
  erpCode: Type.Optional(Type.String()),
  origin: Type.Optional(Type.Enum(["own", "method"])),
});
export type ListedCardType = Static<typeof ListedCardTypeSchema>;

export type CardTypeContext = {
  db: Db;
  /** The field mapping's lookup of ways to pay: "CARD/VISA" to the ERP's code. */
  readPaymentLookup: () => Promise<Readonly<Record<string, string>>>;
  addPaymentLookup: (way: string, code: string, actor: Actor) => Promise<unknown>;
};
