import {
  type BusinessPartnerRelationshipMessage,
  createBusinessPartnerRelationshipReader,
  type MessageHeader,
} from "@counterfoil/sap";
import type { Customers } from "../../customers/index.ts";
import { companyOf, personOf, toIncomingContact } from "./map-contact.ts";
import { soapIdentity } from "./message-identity.ts";
import type { InboundService } from "./service.ts";

/** Who is a contact person of which company. It may overtake its partners: then it is refused, and tried again when they come. */
export function relationshipService({
  customers,
}: {
  customers: Pick<Customers, "applyContacts">;
}): InboundService<BusinessPartnerRelationshipMessage, MessageHeader> {
  return {
    name: "BusinessPartnerRelationshipSUITEBulkReplicateRequest_In",
    objectType: "relationship",
    createReader: createBusinessPartnerRelationshipReader,
    identityOf: soapIdentity,
    isTest: (header) => header?.test ?? false,
    requiresId: true,
    allOrNothing: false,
    keyOf: ({ relationship }) => keyOf(relationship),
    textOf: ({ relationship }) => workplaceOf(relationship),
    senderIdsOf: ({ header, relationship }) => ({
      messageUuid: header?.uuid,
      messageId: header?.id,
      uuid: relationship?.uuid,
      relatedUuid: relationship?.relatedUuid,
      category: relationship?.category,
    }),
    apply: (bulk, messages) =>
      customers.applyContacts(
        bulk,
        messages.map(({ relationship }) => toIncomingContact(relationship)),
      ),
    // Nothing of it goes to the tills.
    announce: async () => undefined,
  };
}

type Sent = Partial<BusinessPartnerRelationshipMessage>["relationship"];

/** Both partners; the category too, where it is another one, as the same two may have several relationships. */
function keyOf(relationship: Sent): string | undefined {
  const [company, person] = [companyOf(relationship ?? {}), personOf(relationship ?? {})];
  if (company === undefined || person === undefined) return undefined;
  const category = relationship?.category;
  return [company, person, ...(category === undefined || category === "BUR001" ? [] : [category])].join("/");
}

function workplaceOf(relationship: Sent): string | undefined {
  const workplace = relationship?.contactPerson?.workplaces?.[0]?.address?.workplaces?.[0];
  return [workplace?.function, workplace?.department].filter(Boolean).join(", ") || undefined;
}
