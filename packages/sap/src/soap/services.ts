import type { DocumentShape } from "../shape/document.ts";
import { businessPartnerRequest } from "./business-partner.ts";
import { businessPartnerConfirmation } from "./business-partner-confirmation.ts";
import { businessPartnerRelationshipRequest } from "./business-partner-relationship.ts";
import { sapGlobalNamespace } from "./namespaces.ts";
import { articleRequest } from "./product-merchandise-view.ts";
import { relationshipConfirmation } from "./relationship-confirmation.ts";

/** A one-way SOAP service that takes a bulk message. */
export interface InboundService {
  name:
    | "BusinessPartnerSUITEBulkReplicateRequest_In"
    | "BusinessPartnerSUITEBulkReplicateConfirmation_In"
    | "BusinessPartnerRelationshipSUITEBulkReplicateRequest_In"
    | "BusinessPartnerRelationshipSUITEBulkReplicateConfirmation_In"
    | "ProductMerchandiseViewReplicationBulkRequest_In";
  message: string;
  /** The form of the value is general knowledge of SAP's WSDLs, not verified: a receiver should not insist on it. */
  soapAction: string;
  shape: DocumentShape;
  /** Whether the element tree was checked against SAP's own. */
  verified: boolean;
}

function inbound(name: InboundService["name"], shape: DocumentShape, verified: boolean): InboundService {
  const message = shape.steps.at(-1)?.name as string;
  return { name, message, shape, verified, soapAction: `${sapGlobalNamespace}/${name}/${message}Request` };
}

export const businessPartnerService = inbound(
  "BusinessPartnerSUITEBulkReplicateRequest_In",
  businessPartnerRequest,
  true,
);
export const relationshipService = inbound(
  "BusinessPartnerRelationshipSUITEBulkReplicateRequest_In",
  businessPartnerRelationshipRequest,
  true,
);
export const articleService = inbound("ProductMerchandiseViewReplicationBulkRequest_In", articleRequest, false);
/** What the sender of business partners and of their relationships takes back. */
export const confirmationService = inbound(
  "BusinessPartnerSUITEBulkReplicateConfirmation_In",
  businessPartnerConfirmation,
  true,
);
export const relationshipConfirmationService = inbound(
  "BusinessPartnerRelationshipSUITEBulkReplicateConfirmation_In",
  relationshipConfirmation,
  true,
);
export const inboundServices: readonly InboundService[] = [businessPartnerService, relationshipService, articleService];
