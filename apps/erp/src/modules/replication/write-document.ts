import {
  articleWriter,
  basePriceWriter,
  businessPartnerRelationshipWriter,
  businessPartnerWriter,
  type DocumentWriter,
  type OpenControlRecordDraft,
  promotionWriter,
  purchasePriceWriter,
} from "@counterfoil/sap";
import type { SystemNames } from "../communication/index.ts";
import { toSapArticle } from "./map-article.ts";
import { toSapPartner } from "./map-partner.ts";
import { toPriceListPrices, toPurchaseItem, toSitePrices } from "./map-prices.ts";
import { toRopPromotion } from "./map-promotion.ts";
import { toSapRelationship } from "./map-relationship.ts";
import type { Objects } from "./objects-to-send.ts";

export type DocumentHead = SystemNames & { messageId: string; createdAt: Date };
export type WrittenDocument = { body: Buffer; keys: string[]; changeNumbers: number[] };

/** A package that would grow beyond is cut there; what is left goes into the next one. */
const MAX_DOCUMENT_BYTES = 6 * 1024 * 1024;

/** A package of objects as the document that their type travels in. */
export function writeDocumentOf(head: DocumentHead, read: Objects): WrittenDocument {
  switch (read.type) {
    case "article":
      return write(articleWriter, soapHeader(head), read.objects, (article) => ({
        header: { id: String(article.changeNumber) },
        article: toSapArticle(article, read.paths, read.pricesApart),
      }));
    case "businessPartner":
      return write(businessPartnerWriter, soapHeader(head), read.objects, (partner) => ({
        header: { id: String(partner.changeNumber) },
        partner: toSapPartner(partner),
      }));
    case "relationship":
      return write(businessPartnerRelationshipWriter, soapHeader(head), read.objects, (relationship) => ({
        header: { id: String(relationship.changeNumber) },
        relationship: toSapRelationship(relationship),
      }));
    case "promotion":
    case "bonusBuy":
      return write(promotionWriter, idocHeader(head, "/ROP/PROMOTION02"), read.objects, (promotion) =>
        toRopPromotion(promotion, {
          storeIds: read.scopes.storeIds,
          isKnown: read.known.has(promotion.key),
          changedOn: stamp(head),
        }),
      );
    case "purchasePrice":
      return write(purchasePriceWriter, idocHeader(head, "/CFOIL/PURCHASE_PRICE01"), read.objects, toPurchaseItem);
    default: {
      const toPrices = read.type === "salesPrice" ? toSitePrices : toPriceListPrices;
      const records = toPrices(read.objects, read.places);
      const header = idocHeader(head, "/ROP/BASE_PRICE01");
      const text = [basePriceWriter.open(header), ...records.map(basePriceWriter.record), basePriceWriter.close()].join(
        "",
      );
      return { body: Buffer.from(text), ...placesOf(read.objects) };
    }
  }
}

type Placed = { key: string; changeNumber: number };
const placesOf = (objects: Placed[]) => ({
  keys: objects.map(({ key }) => key),
  changeNumbers: objects.map(({ changeNumber }) => changeNumber),
});

function write<Header, Each extends Placed, Record>(
  writer: DocumentWriter<Header, Record>,
  header: Header,
  objects: Each[],
  recordOf: (object: Each) => Record,
): WrittenDocument {
  const written: Placed[] = [];
  let text = writer.open(header);
  for (const object of objects) {
    if (text.length > MAX_DOCUMENT_BYTES) break;
    text += writer.record(recordOf(object));
    written.push(object);
  }
  return { body: Buffer.from(text + writer.close()), ...placesOf(written) };
}

function soapHeader({ messageId, createdAt, sender, recipient }: DocumentHead) {
  return {
    id: messageId.replaceAll("-", "").toUpperCase(),
    uuid: messageId,
    createdAt: createdAt.toISOString(),
    senderSystem: sender,
    recipientSystem: recipient,
  };
}

/** The message number is the archive key, so that a second delivery is known for what it is. */
function idocHeader(head: DocumentHead, basicType: string): OpenControlRecordDraft {
  const [createdOn, createdTime] = stamp(head).split("T") as [string, string];
  return {
    table: "EDI_DC40",
    direction: "1",
    basicType,
    messageType: basicType.slice(0, -2),
    senderType: "LS",
    sender: head.sender,
    receiverType: "LS",
    receiver: head.recipient.slice(0, 10).toUpperCase(),
    createdOn,
    createdTime,
    archiveKey: head.messageId,
  };
}

const stamp = ({ createdAt }: DocumentHead) => createdAt.toISOString().slice(0, 19);
