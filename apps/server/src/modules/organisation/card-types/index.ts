import { type Actor, inTransaction } from "@counterfoil/platform";
import type { CardType, CardTypeContext } from "./card-type.ts";
import { importCardTypes } from "./import-card-types.ts";
import { listCardTypes } from "./list-card-types.ts";
import { requireCardMethod, requireNoCardType, saveCardTypes } from "./save-card-types.ts";

export type { CardTypeContext } from "./card-type.ts";
export { listCardTypes } from "./list-card-types.ts";
export { registerCardTypeRoutes } from "./routes.ts";

/** Card types, each with the code that the ERP will get. */
export function createCardTypes(context: CardTypeContext) {
  const { db } = context;
  return {
    list: () => listCardTypes(context),
    /** `isNew`: one that is there already is refused, not changed. */
    save: (type: CardType, actor: Actor, { isNew = false } = {}) =>
      inTransaction(db, async (transaction) => {
        await requireCardMethod(transaction, type.method);
        if (isNew) await requireNoCardType(transaction, type);
        await saveCardTypes(transaction, [type], actor);
      }),
    import: (text: string, how: { dryRun: boolean; actor: Actor }) => importCardTypes(context, text, how),
  };
}

export type CardTypes = ReturnType<typeof createCardTypes>;
