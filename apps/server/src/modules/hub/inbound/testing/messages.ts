import {
  type ArticleDraft,
  articleWriter,
  type BusinessPartnerDraft,
  type BusinessPartnerRelationshipDraft,
  businessPartnerRelationshipWriter,
  businessPartnerWriter,
  writeDocument,
} from "@counterfoil/sap";

const always = { from: "2010-01-01", to: "9999-12-31" };

/** A plain article as the ERP sends it: one unit with a GTIN, listed in two stores, one price for everybody. */
export function articleDraft(articleId: string, changes: Partial<ArticleDraft> = {}): ArticleDraft {
  return {
    actionCode: "04",
    changeNumber: 1,
    textsComplete: true,
    unitsComplete: true,
    taxesComplete: true,
    attributesComplete: true,
    listingsComplete: true,
    pricesComplete: true,
    articleId,
    type: "goods",
    baseUnit: "PC",
    texts: [
      { language: "en", text: `Article ${articleId}` },
      { language: "de", text: `Artikel ${articleId}` },
    ],
    units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: [{ isMain: true, gtin: gtinOf(articleId) }] }],
    merchandiseCategory: {
      id: "BAGS",
      path: [
        { id: "GIFTS", name: "Gifts" },
        { id: "BAGS", name: "Bags" },
      ],
    },
    taxes: [{ country: "GB", taxCode: "A1" }],
    listings: [
      { site: "1010", validity: always },
      { site: "1020", validity: always },
    ],
    prices: [{ unit: "PC", validity: always, price: { currency: "GBP", amountMinor: 1999 } }],
    ...changes,
  };
}

/** Fourteen digits out of any text; the hub takes barcodes as they come. */
export function gtinOf(articleId: string): string {
  let hash = 7;
  for (const sign of articleId) hash = (hash * 31 + sign.charCodeAt(0)) % 1_000_000_007;
  return String(hash).padStart(13, "0");
}

export function partnerDraft(partnerId: string, changes: Partial<BusinessPartnerDraft> = {}): BusinessPartnerDraft {
  return {
    actionCode: "04",
    changeNumber: 1,
    addressesComplete: true,
    rolesComplete: true,
    internalId: partnerId,
    category: "person",
    grouping: "BP02",
    common: [{ person: { name: { given: "Ada", family: `No ${partnerId}` } } }],
    roles: [{ code: "FLCU00" }, { code: "FLCU01" }],
    customer: {
      internalId: partnerId,
      salesArrangements: [
        { salesOrganisation: "1000", distributionChannel: "10", division: "00", currency: "GBP", priceList: "01" },
      ],
    },
    addresses: [
      {
        uuid: `00000000-0000-4000-8000-${partnerId.padStart(12, "0")}`,
        usages: [{ code: "XXDEFAULT" }],
        address: {
          emails: [{ address: `ada.${partnerId}@example.org` }],
          postal: [{ country: "GB", city: "London", postalCode: "N1 9GU", street: "King's Cross", houseNumber: "1" }],
          phones: [{ number: { subscriber: "79460123", area: "020" }, formatted: "020 7946 0123" }],
        },
      },
    ],
    ...changes,
  };
}

let messages = 0;
/** A new message id each time. */
export function messageHeader(uuid?: string) {
  messages += 1;
  return {
    uuid: uuid ?? `00000000-0000-4000-8000-${String(messages).padStart(12, "0")}`,
    createdAt: "2026-11-21T10:00:00.000Z",
    senderSystem: "ERPCLNT100",
  };
}

export function articleMessage(articles: Iterable<ArticleDraft>, uuid?: string): string {
  const records = Array.from(articles, (article) => ({ header: {}, article }));
  return [...writeDocument(articleWriter, messageHeader(uuid), records)].join("");
}

export function partnerMessage(partners: Iterable<BusinessPartnerDraft>, uuid?: string): string {
  const records = Array.from(partners, (partner) => ({ header: {}, partner }));
  return [...writeDocument(businessPartnerWriter, messageHeader(uuid), records)].join("");
}

/** Person is a contact person of company, with a workplace of its own. */
export function contactDraft(
  internalId: string,
  relatedInternalId: string,
  changes: Partial<BusinessPartnerRelationshipDraft> = {},
): BusinessPartnerRelationshipDraft {
  const emails = [{ address: `Buying.${relatedInternalId}@example.com` }];
  const phones = [{ number: { subscriber: "+44 20 7946 0777" }, formatted: "+44 20 7946 0777" }];
  const address = {
    emailsComplete: true,
    phonesComplete: true,
    emails,
    phones,
    workplaces: [{ department: "Buying" }],
  };
  return {
    actionCode: "04",
    changeNumber: 1,
    internalId,
    relatedInternalId,
    category: "BUR001",
    validity: always,
    isDefault: true,
    contactPerson: { workplacesComplete: true, function: "0001", workplaces: [{ uuid: "w1", address }] },
    ...changes,
  };
}

export function relationshipMessage(relationships: Iterable<BusinessPartnerRelationshipDraft>, uuid?: string): string {
  const records = Array.from(relationships, (relationship) => ({ header: {}, relationship }));
  return [...writeDocument(businessPartnerRelationshipWriter, messageHeader(uuid), records)].join("");
}

/** The bytes of a body in pieces as a socket brings them. */
export async function* bodyOf(text: string, pieceBytes = 65_536): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
}
