import { type OppAccess, oppAt } from "./access.ts";
import { type Door, waitFor } from "./door.ts";
import { type HubAccess, hubSystem, putErpCommunication } from "./erp-communication.ts";
import { putPricing } from "./erp-promotions.ts";
import { company, sites } from "./retailer.ts";
import { putPriceClient } from "./technical-users.ts";

export const model = "counterfoil";

/** The ERP's side of the connection: whom it sends to, and what; and whom it asks for prices. */
export async function putReceiver(erp: Door, access: HubAccess): Promise<void> {
  await putErpCommunication(erp, access);
  await putModel(erp, { active: true });
  await putPricing(erp, access.prices);
}

const priceClient = "erp-prices";

/** The ERP's own client of the price service; its secret is made anew each time, nobody else knows it. */
export async function putErpPriceClient(server: Door, serverUrl: string): Promise<OppAccess> {
  const clientSecret = await putPriceClient(
    server,
    priceClient,
    "The ERP, when it sends promotions or asks for prices",
  );
  return oppAt(serverUrl, { clientId: priceClient, clientSecret });
}

const including = (field: string, values: readonly string[]) =>
  values.map((low) => ({ field, sign: "include", option: "equal", low }));

/** What the stores have no use for stays in the ERP: articles that none of them sells, partners that are neither customers nor theirs to ask. */
const filters = {
  article: including(
    "site",
    sites.filter(({ kind }) => kind === "store").map(({ siteId }) => siteId),
  ),
  businessPartner: including("role", ["FLCU00", "FLCU01", "BUP001"]),
};

/** For a new retailer; later, whatever filters people have saved stay. */
export const putFilteredModel = (erp: Door) => putModel(erp, { active: true, filters });

type ModelState = { active: boolean; filters?: Record<string, object[]> };

/** What goes where. An active model sends changes by itself. */
export async function putModel(erp: Door, state: ModelState): Promise<void> {
  const objectTypes = ["article", "businessPartner", "relationship", "promotion", "bonusBuy", "purchasePrice"];
  await erp.put(`/api/replication/models/${model}`, {
    name: "Articles, customers, promotions",
    receiverId: hubSystem,
    objectTypes,
    timeZone: company.timeZone,
    ...state,
  });
}

export type Run = {
  runId: string;
  state: string;
  reason?: string;
  counts: { selected: number; sent: number; refused: number };
};

export type SentType = "article" | "businessPartner" | "relationship" | "promotion" | "bonusBuy" | "purchasePrice";

/** Sends everything of a kind and waits until the ERP has sent it. */
export async function sendAll(erp: Door, objectType: SentType): Promise<number> {
  const { runId } = await erp.post<Run>("/api/replication/runs", { modelId: model, objectType, mode: "initial" });
  const run = await waitFor(`replication of ${objectType}`, async () => {
    const current = await erp.get<Run>(`/api/replication/runs/${runId}`);
    return ["running", "waiting"].includes(current.state) ? undefined : current;
  });
  if (run.state !== "done")
    throw new Error(`replication of ${objectType} ended as ${run.state}: ${run.reason ?? "see its log in the ERP"}`);
  return run.counts.sent;
}

type Summary = { inbound: { applying: number; withErrors: number } };

/** Long enough for the look of each minute, which has objects tried again that overtook what they need. */
const TRIED_AGAIN_MS = 90_000;

/** What has arrived is applied by a job of the server. */
export async function waitUntilApplied(server: Door): Promise<void> {
  const endMs = performance.now() + TRIED_AGAIN_MS;
  await waitFor("applying of master data", async () => {
    const { inbound } = await server.get<Summary>("/api/hub/summary");
    if (inbound.applying > 0) return undefined;
    if (inbound.withErrors === 0) return true;
    if (performance.now() < endMs) return undefined;
    throw new Error(`${inbound.withErrors} documents were applied with errors: see Master Data Results`);
  });
}
