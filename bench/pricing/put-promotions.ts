import { addJob, inTransaction, openDatabase } from "@counterfoil/platform";
import { convertOffer, type Offer } from "@counterfoil/pricing";
import type { DB } from "../../apps/server/src/database.gen.ts";
import { currentBookNumber, stagePromotions } from "../../apps/server/src/modules/prices/books/index.ts";
import { waitFor } from "../../tools/demo/door.ts";

/** Puts active promotions into the next book, as an upload does, and waits for the book; a thousand offers need no thousand people's approvals. */
export async function putPromotions(url: string, offers: readonly Offer[], before: readonly Offer[]): Promise<void> {
  const { db, close } = openDatabase<DB>({ url, applicationName: "counterfoil-bench", max: 2 });
  try {
    const removals = before.map(({ offerId }) => offerId);
    const { book } = await inTransaction(db, async (transaction) => {
      const upserts = offers.map((offer) => ({ promotion: convertOffer(offer), origin: "app" as const }));
      const staged = await stagePromotions(transaction, { upserts, removals });
      await addJob(transaction, "prices:publish", {}, { key: "prices:publish" });
      return staged;
    });
    await waitFor(`price book ${book}`, async () => ((await currentBookNumber(db)) >= book ? book : undefined));
  } finally {
    await close();
  }
}
