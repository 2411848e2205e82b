import type { DocumentShape } from "../shape/document.ts";
import { attribute, type Draft, element, group, list, required, type Shape } from "../shape/fields.ts";
import { documentReader } from "../shape/reader.ts";
import { alphaValue, flagValue, integerValue } from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import { actionCode } from "./action-code.ts";
import { messageHeader, objectHeader } from "./message-header.ts";
import { soapSteps } from "./namespaces.ts";
import { email, fax, phone, validityPeriod, website } from "./partner-address.ts";

/*
 * BusinessPartnerRelationshipSUITEBulkReplicateRequest. [seen] in SAP's documentation and in the published schema of SAP's own copy of the
 * message for Ariba: names, order, cardinality, attributes; RoleCode BUR001 for "has contact person". Not verified: the same about change
 * numbers, action codes and list-complete flags as of business partners.
 */
const workplace = group("Workplace", {
  actionCode,
  function: element("FunctionalTitleName"),
  department: element("DepartmentName"),
  building: element("BuildingID"),
  floor: element("FloorID"),
  room: element("RoomID"),
});

const workplaceAddress = group("Address", {
  emailsComplete: attribute("emailListCompleteTransmissionIndicator", flagValue),
  faxesComplete: attribute("facsimileListCompleteTransmissionIndicator", flagValue),
  phonesComplete: attribute("telephoneListCompleteTransmissionIndicator", flagValue),
  emails: list(group("Email", { actionCode, ...email.fields })),
  faxes: list(group("Facsimile", { actionCode, ...fax.fields })),
  phones: list(group("Telephone", { actionCode, ...phone.fields })),
  websites: list(website),
  workplaces: list(workplace),
});

const partyIds = (name: string) =>
  group(name, { internalId: element("InternalID", alphaValue), receiverInternalId: element("ReceiverInternalID") });

const contactPerson = group("ContactPerson", {
  actionCode,
  workplacesComplete: attribute("workplaceAddressListCompleteTransmissionIndicator", flagValue),
  function: element("BusinessPartnerFunctionTypeCode"),
  department: element("BusinessPartnerFunctionalAreaCode"),
  powerOfAttorney: element("PowerOfAttorneyTypeCode"),
  vip: element("VIPReasonCode"),
  note: element("ContactPersonNote"),
  workplaces: list(
    group("WorkplaceAddressInformation", {
      actionCode,
      receiverUuid: element("AddressReceiverUUID"),
      uuid: element("AddressUUID"),
      isDefault: element("DefaultIndicator", flagValue),
      address: workplaceAddress,
    }),
  ),
  customerContact: partyIds("CustomerContactPerson"),
  supplierContact: partyIds("SupplierContactPerson"),
});

export const businessPartnerRelationship = group("BusinessPartnerRelationship", {
  actionCode,
  changeNumber: attribute("changeOrdinalNumberValue", integerValue),
  reconciliationCounter: attribute("reconciliationPeriodCounterValue", integerValue),
  uuid: element("BusinessPartnerUUID"),
  internalId: element("BusinessPartnerInternalID", alphaValue),
  receiverUuid: element("ReceiverBusinessPartnerUUID"),
  receiverInternalId: element("ReceiverBusinessPartnerInternalID", alphaValue),
  externalId: element("BusinessPartnerExternalID"),
  relatedUuid: element("RelationshipBusinessPartnerUUID"),
  relatedInternalId: element("RelationshipBusinessPartnerInternalID", alphaValue),
  receiverRelatedUuid: element("ReceiverRelationshipBusinessPartnerUUID"),
  receiverRelatedInternalId: element("ReceiverRelationshipBusinessPartnerInternalID", alphaValue),
  relatedExternalId: element("RelationshipBusinessPartnerExternalID"),
  category: element("RoleCode"),
  validity: validityPeriod,
  isDefault: element("DefaultIndicator", flagValue),
  contactPerson,
});

export const businessPartnerRelationshipRequest = {
  steps: soapSteps("BusinessPartnerRelationshipSUITEBulkReplicateRequest"),
  fixed: {},
  header: messageHeader,
  record: group("BusinessPartnerRelationshipSUITEReplicateRequestMessage", {
    header: objectHeader,
    relationship: required(businessPartnerRelationship),
  }),
} satisfies DocumentShape;

export type BusinessPartnerRelationship = Shape<(typeof businessPartnerRelationship)["fields"]>;
export type BusinessPartnerRelationshipDraft = Draft<(typeof businessPartnerRelationship)["fields"]>;
export type BusinessPartnerRelationshipMessage = Shape<(typeof businessPartnerRelationshipRequest)["record"]["fields"]>;

export const createBusinessPartnerRelationshipReader = documentReader(businessPartnerRelationshipRequest);
export const businessPartnerRelationshipWriter = documentWriter(businessPartnerRelationshipRequest);
