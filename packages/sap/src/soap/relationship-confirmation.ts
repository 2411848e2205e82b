import type { DocumentShape } from "../shape/document.ts";
import { type Draft, element, group, required, type Shape } from "../shape/fields.ts";
import { documentReader } from "../shape/reader.ts";
import { alphaValue } from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import { confirmationLog } from "./confirmation-log.ts";
import { messageHeader, objectHeader } from "./message-header.ts";
import { soapSteps } from "./namespaces.ts";
import { validityPeriod } from "./partner-address.ts";

/*
 * BusinessPartnerRelationshipSUITEBulkReplicateConfirmation. [seen] in the published schema of SAP's copy for Ariba: names, order and
 * cardinality of the relationship. SAP documents external ids and a contact person in it besides; where they stand was not seen, so they
 * are neither written nor read. Not verified: that the log is the one of business partners.
 */
export const relationshipConfirmation = {
  steps: soapSteps("BusinessPartnerRelationshipSUITEBulkReplicateConfirmation"),
  fixed: {},
  header: messageHeader,
  record: group("BusinessPartnerRelationshipSUITEReplicateConfirmationMessage", {
    header: objectHeader,
    relationship: required(
      group("BusinessPartnerRelationship", {
        uuid: element("BusinessPartnerUUID"),
        internalId: element("BusinessPartnerInternalID", alphaValue),
        receiverUuid: element("ReceiverBusinessPartnerUUID"),
        receiverInternalId: element("ReceiverBusinessPartnerInternalID"),
        relatedUuid: element("RelatedBusinessPartnerUUID"),
        relatedInternalId: element("RelatedBusinessPartnerInternalID", alphaValue),
        receiverRelatedUuid: element("ReceiverRelatedBusinessPartnerUUID"),
        receiverRelatedInternalId: element("ReceiverRelatedBusinessPartnerInternalID"),
        category: element("RoleCode"),
        validity: validityPeriod,
      }),
    ),
    log: confirmationLog,
  }),
} satisfies DocumentShape;

export type RelationshipConfirmation = Shape<(typeof relationshipConfirmation)["record"]["fields"]>;
export type RelationshipConfirmationDraft = Draft<(typeof relationshipConfirmation)["record"]["fields"]>;

export const createRelationshipConfirmationReader = documentReader(relationshipConfirmation);
export const relationshipConfirmationWriter = documentWriter(relationshipConfirmation);
