import { randomUUID } from "node:crypto";
import {
  articleWriter,
  businessPartnerRelationshipWriter,
  businessPartnerWriter,
  writeDocument,
} from "@counterfoil/sap";

/** A message of its own at each reading, and a test: it is received, read and kept, and nobody sells a sample article. */
const header = () => ({
  uuid: randomUUID(),
  createdAt: new Date().toISOString(),
  test: true,
  senderSystem: "SAMPLE",
});
const always = { from: "2026-01-01", to: "9999-12-31" };

/** One whole request per service, to be copied or downloaded and sent by hand. */
export const sampleRequests: Record<string, () => string> = {
  ProductMerchandiseViewReplicationBulkRequest_In: () =>
    [...writeDocument(articleWriter, header(), [sampleArticle])].join(""),
  BusinessPartnerSUITEBulkReplicateRequest_In: () =>
    [...writeDocument(businessPartnerWriter, header(), [samplePartner])].join(""),
  BusinessPartnerRelationshipSUITEBulkReplicateRequest_In: () =>
    [...writeDocument(businessPartnerRelationshipWriter, header(), [sampleRelationship])].join(""),
};

const sampleArticle: Parameters<typeof articleWriter.record>[0] = {
  header: { uuid: "00000000-0000-4000-8000-000000000002" },
  article: {
    actionCode: "04",
    changeNumber: 1,
    textsComplete: true,
    unitsComplete: true,
    taxesComplete: true,
    listingsComplete: true,
    pricesComplete: true,
    articleId: "SAMPLE-1",
    type: "goods",
    baseUnit: "PC",
    texts: [{ language: "en", text: "Sample article" }],
    units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: [{ isMain: true, gtin: "4006381333931" }] }],
    merchandiseCategory: { id: "SAMPLES", path: [{ id: "SAMPLES", name: "Samples" }] },
    taxes: [{ country: "GB", taxCode: "A1" }],
    listings: [{ site: "1010", validity: always }],
    prices: [{ site: "1010", unit: "PC", validity: always, price: { currency: "GBP", amountMinor: 1999 } }],
  },
};

const samplePartner: Parameters<typeof businessPartnerWriter.record>[0] = {
  header: { uuid: "00000000-0000-4000-8000-000000000003" },
  partner: {
    actionCode: "04",
    changeNumber: 1,
    rolesComplete: true,
    internalId: "9000001",
    category: "organisation",
    common: [{ organisation: { name: { line1: "Sample Ltd" } } }],
    roles: [{ code: "FLCU01" }],
  },
};

/** Both partners have to be sent first, or with it; until then it waits for them. */
const sampleRelationship: Parameters<typeof businessPartnerRelationshipWriter.record>[0] = {
  header: { uuid: "00000000-0000-4000-8000-000000000004" },
  relationship: {
    actionCode: "04",
    changeNumber: 1,
    internalId: "9000001",
    relatedInternalId: "9000002",
    category: "BUR001",
    validity: always,
    isDefault: true,
    contactPerson: {
      workplacesComplete: true,
      function: "0001",
      department: "0002",
      workplaces: [
        {
          isDefault: true,
          address: {
            emailsComplete: true,
            phonesComplete: true,
            emails: [{ address: "buying@sample.example" }],
            phones: [{ number: { subscriber: "20 7946 0018", country: "GB" } }],
            workplaces: [{ function: "Head of buying", department: "Buying" }],
          },
        },
      ],
    },
  },
};
