import { intentHref } from "@counterfoil/ui";
import { articleHref } from "../articles/article-list.tsx";
import { partnerHref } from "../partners/partner-list.tsx";
import { promotionHref } from "../promotions/promotion-list.tsx";
import type { ObjectType } from "./replication.ts";

const hrefs: Record<ObjectType, (key: string) => string> = {
  article: articleHref,
  businessPartner: partnerHref,
  relationship: (relationshipNumber) => intentHref("BusinessPartner-display", { relationshipNumber }),
  promotion: (key) => promotionHref("promotion", key),
  bonusBuy: (key) => promotionHref("bonusBuy", key),
  salesPrice: articleHref,
  priceListPrice: articleHref,
  purchasePrice: articleHref,
};

/** Where an object that is replicated is looked at; prices with their article. */
export const objectHref = (type: ObjectType, key: string): string => hrefs[type](key);
