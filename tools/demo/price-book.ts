import { type Door, DoorRefusal, waitFor } from "./door.ts";

type Prices = { book: number; validToday: unknown[] };

/** Until each of these articles has a price in the published book; prices that have arrived are published a moment later. Answers the book. */
export async function waitUntilPriced(server: Door, articleIds: string[]): Promise<number> {
  for (const articleId of articleIds)
    await waitFor(`price of ${articleId} in a published book`, async () => {
      const prices = await readPrices(server, articleId);
      return prices && prices.validToday.length > 0 ? prices : undefined;
    });
  return (await server.get<{ number: number | null }>("/api/prices/books/current")).number ?? 0;
}

async function readPrices(server: Door, articleId: string): Promise<Prices | undefined> {
  try {
    return await server.get<Prices>(`/api/prices/articles/${encodeURIComponent(articleId)}`);
  } catch (refusal) {
    if (refusal instanceof DoorRefusal && refusal.status === 404) return undefined;
    throw refusal;
  }
}
