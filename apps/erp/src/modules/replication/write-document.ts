import { articleWriter, businessPartnerWriter } from "@counterfoil/sap";
import type { ReplicatedArticle, ReplicatedPartner } from "../masterdata/index.ts";
import { type CategoryPaths, toSapArticle } from "./map-article.ts";
import { toSapPartner } from "./map-partner.ts";

export type DocumentHead = { messageId: string; createdAt: Date; recipient: string };
export type WrittenDocument = { body: Buffer; keys: string[]; changeNumbers: number[] };

/** The name of this system in the messages; the hub knows documents by it and their id. */
export const SENDER_SYSTEM = "CFERP";
/** A package that would grow beyond is cut there; what is left goes into the next one. */
export const MAX_DOCUMENT_BYTES = 6 * 1024 * 1024;

export function writeArticles(
  head: DocumentHead,
  articles: ReplicatedArticle[],
  paths: CategoryPaths,
): WrittenDocument {
  return write(head, articleWriter, articles, (article) => ({
    header: { id: String(article.changeNumber) },
    article: toSapArticle(article, paths),
  }));
}

export function writePartners(head: DocumentHead, partners: ReplicatedPartner[]): WrittenDocument {
  return write(head, businessPartnerWriter, partners, (partner) => ({
    header: { id: String(partner.changeNumber) },
    partner: toSapPartner(partner),
  }));
}

type Writer<Record> = {
  open(header: ReturnType<typeof headerOf>): string;
  record(record: Record): string;
  close(): string;
};

function write<Each extends { key: string; changeNumber: number }, Record>(
  head: DocumentHead,
  writer: Writer<Record>,
  objects: Each[],
  recordOf: (object: Each) => Record,
): WrittenDocument {
  const keys: string[] = [];
  const changeNumbers: number[] = [];
  let text = writer.open(headerOf(head));
  for (const object of objects) {
    if (text.length > MAX_DOCUMENT_BYTES) break;
    text += writer.record(recordOf(object));
    keys.push(object.key);
    changeNumbers.push(object.changeNumber);
  }
  return { body: Buffer.from(text + writer.close()), keys, changeNumbers };
}

function headerOf({ messageId, createdAt, recipient }: DocumentHead) {
  return {
    id: messageId.replaceAll("-", "").toUpperCase(),
    uuid: messageId,
    createdAt: createdAt.toISOString(),
    senderSystem: SENDER_SYSTEM,
    recipientSystem: recipient,
  };
}
