import { type BusinessPartnerMessage, createBusinessPartnerReader, type MessageHeader } from "@counterfoil/sap";
import type { Db } from "../../../database.ts";
import type { Customers } from "../../customers/index.ts";
import { noteArrived } from "./awaited-partners.ts";
import { toIncomingPartner } from "./map-partner.ts";
import { soapIdentity } from "./message-identity.ts";
import type { InboundService } from "./service.ts";

/** Business partners with their customer part. */
export function partnerService({
  customers,
  announceMasterDataChanged,
}: {
  customers: Customers;
  announceMasterDataChanged: (db: Db) => Promise<void>;
}): InboundService<BusinessPartnerMessage, MessageHeader> {
  return {
    name: "BusinessPartnerSUITEBulkReplicateRequest_In",
    objectType: "businessPartner",
    createReader: createBusinessPartnerReader,
    identityOf: soapIdentity,
    isTest: (header) => header?.test ?? false,
    requiresId: true,
    allOrNothing: false,
    keyOf: ({ partner }) => partner?.internalId,
    textOf: ({ partner }) => nameOf(partner),
    senderIdsOf: ({ header, partner }) => ({
      messageUuid: header?.uuid,
      messageId: header?.id,
      uuid: partner?.uuid,
    }),
    apply: async (bulk, messages) => {
      const partners = messages.map(({ partner }) => toIncomingPartner(partner));
      const outcomes = await customers.applyPartners(bulk, partners);
      const arrived = partners.filter((_, index) => outcomes[index]?.outcome !== "rejected");
      await noteArrived(
        bulk.db,
        arrived.map(({ partnerId }) => partnerId),
      );
      return outcomes;
    },
    announce: announceMasterDataChanged,
  };
}

function nameOf(partner: Partial<BusinessPartnerMessage>["partner"]): string | undefined {
  const { person, organisation } = partner?.common?.at(-1) ?? {};
  return (
    organisation?.name?.line1 ?? ([person?.name?.given, person?.name?.family].filter(Boolean).join(" ") || undefined)
  );
}
