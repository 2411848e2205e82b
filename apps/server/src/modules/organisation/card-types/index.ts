import { type Actor, inTransaction } from "@counterfoil/platform";
import { readPaymentMethods } from "../store.ts";
import type { CardType, CardTypeContext, ListedCardType } from "./card-type.ts";
import { importCardTypes } from "./import-card-types.ts";
import { requireCardMethod, saveCardTypes } from "./save-card-types.ts";
import { readCardTypes } from "./store.ts";

export type { CardTypeContext } from "./card-type.ts";
export { registerCardTypeRoutes } from "./routes.ts";
export { readCardTypes } from "./store.ts";

/** Card types, each with the code that the ERP will get. */
export function createCardTypes(context: CardTypeContext) {
  const { db } = context;
  return {
    async list(): Promise<ListedCardType[]> {
      const [types, methods, lookup] = await Promise.all([
        readCardTypes(db),
        readPaymentMethods(db),
        context.readPaymentLookup(),
      ]);
      const erpCodes = new Map(methods.map(({ code, erpCode }) => [code, erpCode]));
      return types.map((type) => {
        const own = lookup[`${type.method}/${type.code}`];
        const erpCode = own ?? lookup[type.method] ?? erpCodes.get(type.method);
        if (erpCode === undefined) return type;
        return { ...type, erpCode, origin: own === undefined ? ("method" as const) : ("own" as const) };
      });
    },
    save: (type: CardType, actor: Actor) =>
      inTransaction(db, async (transaction) => {
        await requireCardMethod(transaction, type.method);
        await saveCardTypes(transaction, [type], actor);
      }),
    import: (text: string, how: { dryRun: boolean; actor: Actor }) => importCardTypes(context, text, how),
  };
}

export type CardTypes = ReturnType<typeof createCardTypes>;
