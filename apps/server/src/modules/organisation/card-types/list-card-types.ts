import { readPaymentMethods } from "../store.ts";
import type { CardTypeContext, ListedCardType } from "./card-type.ts";
import { readCardTypes } from "./store.ts";

/** Card types, each with the code that the ERP will get, as the field mapping finds it. */
export async function listCardTypes({
  db,
  readPaymentLookup,
}: Pick<CardTypeContext, "db" | "readPaymentLookup">): Promise<ListedCardType[]> {
  const [types, methods, lookup] = await Promise.all([readCardTypes(db), readPaymentMethods(db), readPaymentLookup()]);
  const erpCodes = new Map(methods.map(({ code, erpCode }) => [code, erpCode]));
  return types.map((type) => {
    const own = lookup[`${type.method}/${type.code}`];
    const erpCode = own ?? lookup[type.method] ?? erpCodes.get(type.method);
    if (erpCode === undefined) return type;
    return { ...type, erpCode, origin: own === undefined ? ("method" as const) : ("own" as const) };
  });
}
