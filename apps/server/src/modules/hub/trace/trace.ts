import { type Hop, parseReceiptNumber, type ReceiptDetail, type Trace } from "@counterfoil/contracts";
import type { Db } from "../../../database.ts";
import {
  type Arrived,
  type FoundDocument,
  findArrivals,
  findByIdoc,
  findByMessageKey,
  findMessage,
  findNumberOf,
  listContained,
} from "./store.ts";

export type TraceContext = {
  db: Db;
  readStoreIds: () => Promise<string[]>;
  /** The numbers of receipts with these last digits, or with this reference of another system. */
  findNumbers: (word: string) => Promise<string[]>;
  /** Throws not-found. */
  readReceipt: (number: string) => Promise<ReceiptDetail>;
  /** By our number, the ERP's, or the id. */
  traceOrders: (word: string) => Promise<{ number: string; customerId: string; flow: ReceiptDetail["flow"] }[]>;
  articlesByGtin: (gtin: string) => Promise<{ articleId: string }[]>;
  nameOfArticle: (articleId: string) => Promise<string | undefined>;
  nameOfCustomer: (customerId: string) => Promise<string | undefined>;
  /** The latest price book, and the tills' own. */
  readBooks: () => Promise<{ latest: number; tills: { tillId: string; priceBook: number; lastSeenAt: string }[] }>;
};

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
const LONGEST_KEY = 60;

/** Whatever the number is of: a receipt, an IDoc, a message, a barcode, an article, a customer; each with every hop it made. */
export async function traceAll(context: TraceContext, typed: string): Promise<Trace[]> {
  const word = typed.trim();
  if (word === "" || word.length > LONGEST_KEY) return [];
  const ways = [traceTransaction, traceOrder, traceDocument, traceMessage, traceArticle, traceCustomer];
  return (await Promise.all(ways.map((way) => way(context, word)))).flat();
}

async function traceTransaction(context: TraceContext, word: string): Promise<Trace[]> {
  const id = word.toLowerCase();
  if (parseReceiptNumber(word.toUpperCase())) return traceReceipt(context, word.toUpperCase());
  const byId = isUuid(id) ? await findNumberOf(context.db, await context.readStoreIds(), id) : undefined;
  const numbers = byId === undefined ? await context.findNumbers(word) : [byId];
  return (await Promise.all(numbers.map((number) => traceReceipt(context, number)))).flat();
}

async function traceReceipt(context: TraceContext, number: string): Promise<Trace[]> {
  const found = await context.readReceipt(number).catch(() => undefined);
  if (!found) return [];
  const hops = hopsOf(found.flow);
  const { kind } = found.transaction;
  return [{ kind: "transaction", key: number, title: kind, hops, contains: [] }];
}

const hopsOf = (flow: ReceiptDetail["flow"]) => flow.map(({ document, ...step }): Hop => ({ ...step, what: document }));

async function traceOrder({ traceOrders }: TraceContext, word: string): Promise<Trace[]> {
  const found = await traceOrders(word);
  return found.map(({ number, customerId, flow }) => {
    return { kind: "order" as const, key: number, title: customerId, hops: hopsOf(flow), contains: [] };
  });
}

async function traceDocument({ db }: TraceContext, word: string): Promise<Trace[]> {
  const id = word.toLowerCase();
  const documents = [
    ...(/^\d{1,16}$/.test(word) ? await findByIdoc(db, word) : []),
    ...(isUuid(id) ? await findByMessageKey(db, id) : []),
  ];
  return Promise.all(
    documents.map(async (document) => ({
      kind: "document" as const,
      key: document.idocNumber ?? document.messageKey,
      title: document.service,
      hops: documentHops(document),
      contains: await listContained(db, document.id),
    })),
  );
}

function documentHops({ id, service, state, idocNumber, createdAt, deliveredAt, reason }: FoundDocument): Hop[] {
  const stored: Hop = {
    system: "server",
    what: "outboundDocument",
    number: `${service} ${id}`,
    at: createdAt.toISOString(),
    state,
    ...(reason === null ? {} : { reason }),
    link: `/api/hub/outbound-documents/${id}`,
  };
  if (idocNumber === null || deliveredAt === null) return [stored];
  return [
    stored,
    { system: "erp", what: "idoc", number: idocNumber, at: deliveredAt.toISOString(), state: "delivered" },
  ];
}

async function traceMessage({ db }: TraceContext, word: string): Promise<Trace[]> {
  const arrived = await findMessage(db, isUuid(word.toLowerCase()) ? word.toLowerCase() : word);
  if (arrived.length === 0) return [];
  return [
    { kind: "message", key: word, title: arrived[0]?.service ?? "", hops: arrived.map(arrivalHop), contains: [] },
  ];
}

function arrivalHop({
  documentId,
  service,
  sender,
  messageId,
  receivedAt,
  finishedAt,
  state,
  outcome,
  reason,
}: Arrived): Hop {
  return {
    system: "server",
    what: "inboundDocument",
    number: [sender, messageId ?? service].filter(Boolean).join(" "),
    at: (finishedAt ?? receivedAt).toISOString(),
    state: outcome ?? state,
    ...(reason === null ? {} : { reason }),
    link: `#MasterDataCall-display?id=${documentId}`,
  };
}

async function traceArticle(context: TraceContext, word: string): Promise<Trace[]> {
  const byGtin = /^\d{8,18}$/.test(word) ? await context.articlesByGtin(word) : [];
  const keys = new Set([...byGtin.map(({ articleId }) => articleId), word, word.toUpperCase()]);
  const traces: Trace[] = [];
  for (const key of keys) {
    const arrivals = await findArrivals(context.db, key, ["article", "price", "promotion", "purchasePrice"]);
    const name = await context.nameOfArticle(key);
    if (arrivals.length === 0 && name === undefined) continue;
    const hops = arrivals.map(arrivalHop);
    if (name !== undefined) hops.push(articleHop(key, name), ...(await bookHops(context)));
    traces.push({ kind: "article", key, title: name ?? "", hops, contains: [] });
  }
  return traces;
}

const articleHop = (articleId: string, name: string): Hop => ({
  system: "server",
  what: "article",
  number: articleId,
  reason: name,
  link: `#Article-display?id=${encodeURIComponent(articleId)}`,
});

/** A till that has the latest book has all that came before it. */
async function bookHops({ readBooks }: TraceContext): Promise<Hop[]> {
  const { latest, tills } = await readBooks();
  const behind = tills.filter(({ priceBook }) => priceBook < latest);
  const book: Hop = { system: "server", what: "priceBook", number: String(latest), state: "published" };
  const reached: Hop = {
    system: "till",
    what: "tills",
    number: `${tills.length - behind.length} / ${tills.length}`,
    state: behind.length === 0 ? "applied" : "waiting",
    ...(behind.length === 0
      ? {}
      : {
          reason: behind
            .slice(0, 20)
            .map(({ tillId, priceBook }) => `${tillId}: ${priceBook}`)
            .join(", "),
        }),
    link: "#Store-search",
  };
  return [book, reached];
}

async function traceCustomer(context: TraceContext, word: string): Promise<Trace[]> {
  const key = /^\d{1,10}$/.test(word) ? word : word.toUpperCase();
  const arrivals = await findArrivals(context.db, key, ["businessPartner"]);
  const name = key.length > 10 ? undefined : await context.nameOfCustomer(key);
  if (arrivals.length === 0 && name === undefined) return [];
  const hops = arrivals.map(arrivalHop);
  if (name !== undefined)
    hops.push({
      system: "server",
      what: "customer",
      number: key,
      reason: name,
      link: `#Receipt-search?query=${encodeURIComponent(key)}`,
    });
  return [{ kind: "customer", key, title: name ?? "", hops, contains: [] }];
}
