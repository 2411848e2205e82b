import type { DocumentShape } from "../shape/document.ts";
import { attribute, type Draft, element, expected, group, list, required, type Shape } from "../shape/fields.ts";
import { type DocumentReader, documentReader, type RecordReading } from "../shape/reader.ts";
import { alphaValue, codeValue, dateValue, flagValue, integerValue } from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import { actionCode } from "./action-code.ts";
import { messageHeader, objectHeader } from "./message-header.ts";
import { soapSteps } from "./namespaces.ts";
import { addressInformation, validityPeriod } from "./partner-address.ts";
import { customer } from "./partner-customer.ts";

/*
 * BusinessPartnerSUITEBulkReplicateRequest. [seen]: names, order, cardinality, namespace, attributes.
 * Not verified: the digits of the category, that a change number lower than the last one is stale, that a list-complete flag
 * means "what is absent is deleted", the meaning of the action codes (01 create 02 change 03 delete 04 save 05 remove).
 */
const person = group("Person", {
  name: group("Name", {
    formOfAddress: element("FormOfAddressCode"),
    given: element("GivenName"),
    middle: element("MiddleName"),
    family: element("FamilyName"),
    academicTitle: element("AcademicTitleCode"),
  }),
  gender: element("GenderCode"),
  birthDate: element("BirthDate", dateValue),
  nationality: element("NationalityCountryCode"),
});

const organisation = group("Organisation", {
  name: group("Name", {
    formOfAddress: element("FormOfAddressCode"),
    line1: element("FirstLineName"),
    line2: element("SecondLineName"),
    line3: element("ThirdLineName"),
    line4: element("FourthLineName"),
  }),
  legalForm: element("CompanyLegalFormCode"),
});

const common = group("Common", {
  validity: validityPeriod,
  deleted: element("DeletedIndicator", flagValue),
  released: element("ReleasedIndicator", flagValue),
  blocked: element("BlockedIndicator", flagValue),
  searchTerm1: element("KeyWordsText"),
  searchTerm2: element("AdditionalKeyWordsText"),
  language: element("VerbalCommunicationLanguageCode"),
  naturalPerson: element("NaturalPersonIndicator", flagValue),
  person,
  organisation,
  group: group("Group", { name: element("Name"), name2: element("AdditionalName") }),
});

const identification = group("Identification", {
  actionCode,
  type: required(element("PartyIdentifierTypeCode")),
  number: required(element("BusinessPartnerID")),
  issuer: element("IdentifierIssuingAgencyName"),
  validity: validityPeriod,
});

export const businessPartner = group("BusinessPartner", {
  actionCode,
  changeNumber: attribute("changeOrdinalNumberValue", integerValue),
  reconciliationCounter: attribute("reconciliationPeriodCounterValue", integerValue),
  addressesComplete: attribute("addressInformationListCompleteTransmissionIndicator", flagValue),
  commonComplete: attribute("commonListCompleteTransmissionIndicator", flagValue),
  rolesComplete: attribute("roleListCompleteTransmissionIndicator", flagValue),
  identificationsComplete: attribute("identificationListCompleteTransmissionIndicator", flagValue),
  industriesComplete: attribute("industrySectorListCompleteTransmissionIndicator", flagValue),
  taxNumbersComplete: attribute("taxNumberListCompleteTransmissionIndicator", flagValue),
  uuid: element("UUID"),
  internalId: element("InternalID", alphaValue),
  receiverUuid: element("ReceiverUUID"),
  receiverInternalId: element("ReceiverInternalID"),
  category: element("CategoryCode", codeValue({ "1": "person", "2": "organisation", "3": "group" })),
  externalId: element("ExternalID"),
  grouping: element("NumberRangeIntervalBusinessPartnerGroupCode"),
  customer,
  addresses: list(addressInformation),
  common: list(common),
  roles: list(
    group("Role", {
      actionCode,
      code: required(element("RoleCode")),
      validity: validityPeriod,
    }),
  ),
  identifications: list(identification),
  industries: list(
    group("IndustrySector", {
      actionCode,
      system: required(element("IndustryClassificationSystemCode")),
      code: required(element("IndustrialSectorCode")),
      isDefault: element("DefaultIndicator", flagValue),
    }),
  ),
  taxNumbers: list(
    group("TaxNumber", {
      actionCode,
      country: required(element("CountryCode")),
      type: required(element("TaxIdentificationNumberTypeCode")),
      /** The same number twice, for 20 and for 60 characters; both are mandatory in SAP's skeleton. */
      number: expected(element("PartyTaxID")),
      longNumber: expected(element("LONG_PartyTaxID")),
    }),
  ),
});

export const businessPartnerRequest = {
  steps: soapSteps("BusinessPartnerSUITEBulkReplicateRequest"),
  fixed: {},
  header: messageHeader,
  record: group("BusinessPartnerSUITEReplicateRequestMessage", {
    header: objectHeader,
    partner: required(businessPartner),
  }),
} satisfies DocumentShape;

export type MessageHeader = Shape<(typeof messageHeader)["fields"]>;
export type BusinessPartner = Shape<(typeof businessPartner)["fields"]>;
export type BusinessPartnerDraft = Draft<(typeof businessPartner)["fields"]>;
export type BusinessPartnerMessage = Shape<(typeof businessPartnerRequest)["record"]["fields"]>;
export type BusinessPartnerReading = RecordReading<MessageHeader, BusinessPartnerMessage>;
export type BusinessPartnerReader = DocumentReader<MessageHeader, BusinessPartnerMessage>;

export const createBusinessPartnerReader = documentReader(businessPartnerRequest);
export const businessPartnerWriter = documentWriter(businessPartnerRequest);
