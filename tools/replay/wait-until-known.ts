import { type Door, waitFor } from "../demo/door.ts";
import type { Created } from "./create-unknown.ts";

/** The ERP sends what is new by itself, a second after; the server has it when its last object was applied. */
export async function waitUntilKnown(server: Door, { articles, customers }: Created): Promise<void> {
  const last = [articles.at(-1), customers.at(-1)].filter((key) => key !== undefined);
  for (const key of last)
    await waitFor(`${key} in the server`, async () => {
      const query = new URLSearchParams({ query: key, limit: "1" });
      const { items } = await server.get<{ items: { state: string }[] }>(`/api/hub/inbound-documents?${query}`);
      return items[0]?.state.startsWith("applied") ? items[0] : undefined;
    });
}
