import type { DocumentShape } from "../shape/document.ts";
import { attribute, type Draft, element, group, required, type Shape } from "../shape/fields.ts";
import { documentReader } from "../shape/reader.ts";
import { flagValue } from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import { confirmationLog } from "./confirmation-log.ts";
import { messageHeader, objectHeader } from "./message-header.ts";
import { soapSteps } from "./namespaces.ts";

/*
 * BusinessPartnerSUITEBulkReplicateConfirmation. [seen]: names, order, cardinality. Not verified: that the reference ids point
 * at the request message.
 */
const partyIds = (name: string) =>
  group(name, {
    internalId: element("InternalID"),
    receiverInternalId: element("ReceiverInternalID"),
    oldReceiverInternalId: element("OldReceiverInternalID"),
  });

export const businessPartnerConfirmation = {
  steps: soapSteps("BusinessPartnerSUITEBulkReplicateConfirmation"),
  fixed: {},
  header: messageHeader,
  record: group("BusinessPartnerSUITEReplicateConfirmationMessage", {
    header: objectHeader,
    partner: required(
      group("BusinessPartner", {
        assignmentsComplete: attribute("multipleAssignmentListCompleteTransmissionIndicator", flagValue),
        uuid: element("UUID"),
        internalId: element("InternalID"),
        receiverUuid: element("ReceiverUUID"),
        receiverInternalId: element("ReceiverInternalID"),
        externalId: element("ExternalID"),
        customer: partyIds("Customer"),
        supplier: partyIds("Supplier"),
      }),
    ),
    log: confirmationLog,
  }),
} satisfies DocumentShape;

export type BusinessPartnerConfirmation = Shape<(typeof businessPartnerConfirmation)["record"]["fields"]>;
export type BusinessPartnerConfirmationDraft = Draft<(typeof businessPartnerConfirmation)["record"]["fields"]>;

export const createBusinessPartnerConfirmationReader = documentReader(businessPartnerConfirmation);
export const businessPartnerConfirmationWriter = documentWriter(businessPartnerConfirmation);
