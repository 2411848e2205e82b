import { setTimeout as pause } from "node:timers/promises";
import { gtinCheckDigit } from "@counterfoil/contracts";
import { sendElements } from "../tools/demo/bulk.ts";
import { type Door, waitFor } from "../tools/demo/door.ts";
import { articleElement, partnerElement, priceElements } from "../tools/demo/erp-elements.ts";
import { model, putModel, type Run } from "../tools/demo/replicate.ts";
import { demoFile } from "../tools/demo/retailer.ts";
import type { Instance } from "../tools/instance/instance.ts";
import { deriveArticles, deriveCustomers, type RetailArticle, readInvoices } from "../tools/retail-data/index.ts";
import { cpuDetail, cpuSeconds } from "./cpu-seconds.ts";
import type { Figure } from "./figure.ts";
import type { Doors } from "./loop.ts";
import { copyRate, parseSeconds } from "./raw-rates.ts";

type Kind = "article" | "businessPartner";

/** What one object is made of in the server's database; the same rows go through COPY alone. */
const TABLES = {
  article: ["catalog.article", "catalog.gtin", "catalog.listing", "prices.price", "prices.article_facts"],
  businessPartner: ["customers.partner", "customers.contact_point"],
};

/** A machine that does other things as well takes its time. */
export const patience = { timeoutMs: 900_000 };

/** What has arrived is applied behind the answer. */
export async function waitUntilApplied(server: Door): Promise<void> {
  const applied = async () => {
    const { inbound } = await server.get<{ inbound: { applying: number; withErrors: number } }>("/api/hub/summary");
    if (inbound.withErrors > 0) throw new Error(`${inbound.withErrors} documents were applied with errors`);
    return inbound.applying === 0 ? true : undefined;
  };
  await waitFor("applying of master data", applied, patience);
}

/** From the moment the ERP is told to send everything until the server has applied the last object. */
export async function measureReplication(
  instance: Instance,
  doors: Doors,
  { kind, count }: { kind: Kind; count: number },
): Promise<Figure> {
  // Switched off meanwhile: what is created here is measured as one initial load.
  await putModel(doors.erp, { active: false });
  if (kind === "article") await createArticles(doors, count);
  else await createPartners(doors, count);
  const { runId, objects, seconds, cpu } = await replicateAll(instance, doors, kind);
  const documents = await readDocuments(doors, runId);
  const parsePerSecond = objects / parseSeconds(documents);
  const copied = await copyRate(instance.databaseUrls.server, TABLES[kind]);
  const copyPerSecond = copied.objects / copied.seconds;
  return {
    figure: kind === "article" ? "articles replicated" : "business partners replicated",
    value: objects / seconds,
    unit: "1/s",
    ...(kind === "article" ? { aim: 5000 } : {}),
    against: parsePerSecond < copyPerSecond ? "saxes parse of the same documents" : "COPY of the same rows",
    raw: Math.min(parsePerSecond, copyPerSecond),
    detail: {
      objects,
      seconds: Math.round(seconds * 100) / 100,
      documents: documents.length,
      megabytes: Math.round(documents.reduce((sum, document) => sum + document.length, 0) / 1e5) / 10,
      rows: copied.rows,
      parsePerSecond: Math.round(parsePerSecond),
      copyPerSecond: Math.round(copyPerSecond),
      ...cpu,
    },
  };
}

export async function replicateAll(instance: Instance, { server, erp }: Doors, objectType: Kind) {
  const cpuBefore = cpuSeconds(instance);
  const startMs = performance.now();
  const { runId } = await erp.post<Run>("/api/replication/runs", { modelId: model, objectType, mode: "initial" });
  const ended = async () => {
    const current = await erp.get<Run>(`/api/replication/runs/${runId}`);
    return current.state === "running" || current.state === "waiting" ? undefined : current;
  };
  const run = await waitFor("sending", ended, patience);
  if (run.state !== "done") throw new Error(`the run ended as ${run.state}`);
  await waitUntilApplied(server);
  const seconds = (performance.now() - startMs) / 1000;
  return { runId, objects: run.counts.sent, seconds, cpu: cpuDetail(cpuBefore, cpuSeconds(instance)) };
}

/** The month's articles over and over, each time under other numbers. */
export async function createArticles(
  { erp }: Doors,
  count: number,
  change?: (article: RetailArticle) => RetailArticle,
) {
  const goods = deriveArticles(await readInvoices(demoFile)).filter((article) => article.type === "goods");
  const many = repeated(goods, count, (article, copy, index) => ({
    ...article,
    articleId: `${article.articleId}-${copy}`,
    gtin: gtinOf(index),
  })).map(change ?? ((article) => article));
  await sendElements(
    erp,
    "articles",
    "articles",
    many.map((article) => articleElement(article)),
  );
  await sendElements(erp, "prices", "prices", priceElements(many));
  await settle();
  return many;
}

async function createPartners({ erp }: Doors, count: number): Promise<void> {
  const many = repeated(deriveCustomers(await readInvoices(demoFile)), count, (customer, copy) => ({
    ...customer,
    customerId: `${customer.customerId}${copy + 100}`,
  }));
  await sendElements(erp, "businessPartners", "business-partners", many.map(partnerElement));
  await settle();
}

/** Whatever the programs still do after so many changes is not to be measured. */
const settle = () => pause(3000);

function repeated<Each>(all: Each[], count: number, copyOf: (each: Each, copy: number, index: number) => Each): Each[] {
  return Array.from({ length: count }, (_none, index) =>
    copyOf(all[index % all.length] as Each, Math.floor(index / all.length) + 1, index),
  );
}

/** Of the range that is for a company's own use. */
function gtinOf(index: number): string {
  const digits = `29${String(index).padStart(10, "0")}`;
  return `${digits}${gtinCheckDigit(digits)}`;
}

async function readDocuments({ erp }: Doors, runId: string): Promise<string[]> {
  const { items } = await erp.get<{ items: { messageId: string }[] }>(
    `/api/replication/runs/${runId}/messages?limit=500`,
  );
  return Promise.all(items.map(({ messageId }) => erp.getText(`/api/replication/messages/${messageId}/document`)));
}
