import type { HubSummary } from "@counterfoil/contracts";
import { expect } from "vitest";
import type { DemoAccess } from "../../tools/demo/access.ts";
import { type Door, openDoor, waitFor } from "../../tools/demo/door.ts";

export type Doors = { server: Door; erp: Door };

/** Both programs, entered as the administrator. */
export async function enterDoors({ access }: { access: DemoAccess }): Promise<Doors> {
  const administrator = access.people.find((person) => person.role === "administrator");
  const doors = { server: openDoor(access.urls.server), erp: openDoor(access.urls.erp) };
  for (const door of Object.values(doors)) await door.signIn(administrator?.user ?? "", administrator?.password ?? "");
  return doors;
}

/** What the hub still has to bring to the ERP, and what waits for a person. */
export async function outbound(server: Door): Promise<HubSummary["outbound"]> {
  return (await server.get<HubSummary>("/api/hub/summary")).outbound;
}

export async function waitUntilAllPosted(server: Door, timeoutMs = 240_000): Promise<void> {
  const settled = async () => {
    const { waiting, failed } = await outbound(server);
    return waiting + failed === 0 ? true : undefined;
  };
  await waitFor("everything posted", settled, { timeoutMs });
}

/** What must be known of a receipt to look for it. */
export type Sold = { number: string; businessDate: string; totals: { total: number } };

/** Nothing lost, nothing twice: each receipt is on the server once and posted in the ERP once, at its amount, and nothing else is there. */
export async function expectPostedOnce({ server, erp }: Doors, tillId: string, receipts: Sold[]): Promise<void> {
  const expected = receipts.map(({ number, totals }) => [number, totals.total]).sort();
  const [storeId = "", till = ""] = tillId.split("-");
  const { items } = await server.get<{ items: { number: string; total: number; posting: string }[] }>(
    `/api/sales/receipts?tillId=${tillId}&limit=500`,
  );
  expect(items.map(({ number, total }) => [number, total]).sort()).toEqual(expected);
  expect(items.filter(({ posting }) => posting !== "posted")).toEqual([]);
  const days = [...new Set(receipts.map((receipt) => receipt.businessDate))];
  const posted = await Promise.all(days.map((day) => postedOn(erp, storeId, till, day)));
  expect(posted.flat().sort()).toEqual(expected);
}

async function postedOn(erp: Door, siteId: string, till: string, businessDate: string): Promise<[string, number][]> {
  const query = new URLSearchParams({ siteId, till, businessDate });
  type Posted = { receiptNumber: string; state: string; amount: number };
  const { items } = await erp.get<{ items: Posted[] }>(`/api/documents/receipt-totals?${query}`);
  return items.filter(({ state }) => state === "posted").map(({ receiptNumber, amount }) => [receiptNumber, amount]);
}

/** Pieces of an article in a site in the ERP, all storage locations together. */
export async function stockOf(erp: Door, articleId: string, siteId: string): Promise<number> {
  const query = new URLSearchParams({ articleId, siteId });
  const { items } = await erp.get<{ items: { quantity: number }[] }>(`/api/logistics/stock?${query}`);
  return items.reduce((sum, item) => sum + item.quantity, 0);
}
