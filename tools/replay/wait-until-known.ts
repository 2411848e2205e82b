import { type Door, DoorRefusal, waitFor } from "../demo/door.ts";
import { waitUntilPriced } from "../demo/price-book.ts";
import type { Created } from "./create-unknown.ts";

/** The ERP sends what is new by itself, a second after; the server has it when every one was applied and its price published. Answers the price book. */
export async function waitUntilKnown(server: Door, { articles, priced, customers }: Created): Promise<number> {
  for (const articleId of articles)
    await waitFor(`article ${articleId} in the server`, () => found(server, `/api/catalog/articles/${articleId}`));
  for (const customerId of customers)
    await waitFor(`customer ${customerId} in the server`, async () => {
      const query = new URLSearchParams({ objectType: "businessPartner", query: customerId, limit: "1" });
      const { items } = await server.get<{ items: { state: string }[] }>(`/api/hub/inbound-documents?${query}`);
      return items[0]?.state.startsWith("applied") ? items[0] : undefined;
    });
  return waitUntilPriced(server, priced);
}

async function found(server: Door, path: string): Promise<true | undefined> {
  try {
    await server.get(path);
    return true;
  } catch (refusal) {
    if (refusal instanceof DoorRefusal && refusal.status === 404) return undefined;
    throw refusal;
  }
}
