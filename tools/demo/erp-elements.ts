import { hierarchy, type RetailArticle, type RetailCustomer } from "../retail-data/index.ts";
import { company, sites } from "./retailer.ts";

// What the ERP's API takes, made of what the data says.

const VALID_FROM = "2010-01-01";
const FOR_EVER = "9999-12-31";

export function siteElements() {
  return sites.map(({ siteId, name, kind, address, storageLocations }) => ({
    siteId,
    name,
    kind,
    address: { ...address, country: "GB" },
    customerNumber: `R${siteId}`,
    companyCode: company.code,
    salesOrganisation: company.salesOrganisation,
    distributionChannel: company.storeChannel,
    currency: company.currency,
    timeZone: company.timeZone,
    storageLocations,
  }));
}

export function categoryElements() {
  return hierarchy().map(({ nodeId, parentId, texts }) => ({
    categoryId: nodeId,
    ...(parentId === undefined ? {} : { parentId }),
    names: texts,
  }));
}

export function articleElement({ articleId, type, texts, gtin, nodeId }: RetailArticle) {
  return {
    articleId,
    type,
    texts,
    baseUnit: "PC",
    units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: gtin === undefined ? [] : [gtin] }],
    categoryId: nodeId,
    taxCode: "A1",
    listings: sites.map(({ siteId }) => ({ siteId, from: VALID_FROM, to: FOR_EVER })),
  };
}

export function priceElements(articles: RetailArticle[]) {
  return articles.flatMap(({ articleId, regularPriceMinor }) =>
    regularPriceMinor === undefined
      ? []
      : [
          {
            articleId,
            unit: "PC",
            currency: company.currency,
            amount: regularPriceMinor,
            validFrom: VALID_FROM,
            validTo: FOR_EVER,
          },
        ],
  );
}

export function partnerElement(customer: RetailCustomer) {
  return {
    partnerId: customer.customerId,
    category: customer.category,
    grouping: "BPEE",
    ...(customer.category === "person"
      ? { person: { given: customer.givenName, family: customer.familyName } }
      : { organisation: { line1: customer.organisationName } }),
    language: "en",
    roles: ["FLCU00", "FLCU01"],
    addresses: [
      {
        street: customer.street,
        houseNumber: customer.houseNumber,
        city: customer.town,
        country: customer.country,
        emails: [customer.email],
        phones: [{ number: customer.phone }],
        usages: ["XXDEFAULT"],
      },
    ],
    customer: {
      salesAreas: [
        {
          salesOrganisation: company.salesOrganisation,
          distributionChannel: company.storeChannel,
          division: company.division,
          currency: company.currency,
        },
      ],
    },
  };
}
