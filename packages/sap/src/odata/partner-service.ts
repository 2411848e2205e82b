import {
  edmBoolean,
  edmDateTime,
  edmGuid,
  edmString,
  entitySet,
  type Navigation,
  nullable,
  type ODataService,
  readOnly,
} from "./entity.ts";

/*
 * API_BUSINESS_PARTNER, the parts of a partner that we take. [seen]: sets, properties, types, lengths, keys, navigations, read-only marks and
 * what may be created, from the EDMX in SAP-samples/cloud-cap-risk-management @c32ad05 (facts only).
 */
const to = (set: string, by: Navigation["by"], many = true): Navigation => ({ set, many, by });
const same = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

export const businessPartnerEntity = entitySet(
  "A_BusinessPartner",
  {
    keys: ["BusinessPartner"],
    properties: {
      BusinessPartner: edmString(10),
      Customer: readOnly(edmString(10)),
      BusinessPartnerUUID: readOnly(edmGuid),
      BusinessPartnerName: readOnly(edmString(81)),
      BusinessPartnerFullName: readOnly(edmString(81)),
      /** The number in another system, which the system that makes a partner gives. */
      BusinessPartnerIDByExtSystem: edmString(20),
      /** 1 person, 2 organisation, 3 group. */
      BusinessPartnerCategory: edmString(1),
      BusinessPartnerGrouping: edmString(4),
      FirstName: edmString(40),
      LastName: edmString(40),
      BirthDate: nullable(edmDateTime),
      OrganizationBPName1: edmString(40),
      OrganizationBPName2: edmString(40),
      LegalForm: edmString(2),
      GroupBusinessPartnerName1: edmString(40),
      CorrespondenceLanguage: edmString(2),
      Language: edmString(2),
      SearchTerm1: edmString(20),
      BusinessPartnerIsBlocked: edmBoolean,
      IsMarkedForArchiving: edmBoolean,
      ETag: readOnly(edmString(26)),
    },
    navigations: {
      to_BusinessPartnerRole: to("A_BusinessPartnerRole", same("BusinessPartner")),
      to_BusinessPartnerAddress: to("A_BusinessPartnerAddress", same("BusinessPartner")),
      to_BusinessPartnerContact: to("A_BusinessPartnerContact", { BusinessPartner: "BusinessPartnerCompany" }),
      to_Customer: to("A_Customer", same("Customer"), false),
    },
  },
  { create: true },
);

const role = entitySet("A_BusinessPartnerRole", {
  keys: ["BusinessPartner", "BusinessPartnerRole"],
  properties: { BusinessPartner: edmString(10), BusinessPartnerRole: edmString(6) },
});

/** Rows carry columns beside their properties by which these are joined: both kinds of phones are in one set. */
const inAddress = same("BusinessPartner", "AddressID");
const address = entitySet("A_BusinessPartnerAddress", {
  keys: ["BusinessPartner", "AddressID"],
  properties: {
    BusinessPartner: edmString(10),
    AddressID: edmString(10),
    StreetName: edmString(60),
    HouseNumber: edmString(10),
    CityName: edmString(40),
    PostalCode: edmString(10),
    Country: edmString(3),
    Region: edmString(3),
  },
  navigations: {
    to_EmailAddress: to("A_AddressEmailAddress", inAddress),
    to_PhoneNumber: to("A_AddressPhoneNumber", { ...inAddress, toPhone: "PhoneNumberType" }),
    to_MobilePhoneNumber: to("A_AddressPhoneNumber", { ...inAddress, toMobile: "PhoneNumberType" }),
  },
});

const addressKeys = { AddressID: edmString(10), Person: edmString(10), OrdinalNumber: edmString(3) };
const email = entitySet("A_AddressEmailAddress", {
  keys: ["AddressID", "Person", "OrdinalNumber"],
  properties: { ...addressKeys, IsDefaultEmailAddress: edmBoolean, EmailAddress: edmString(241) },
});
const phone = entitySet("A_AddressPhoneNumber", {
  keys: ["AddressID", "Person", "OrdinalNumber"],
  properties: {
    ...addressKeys,
    IsDefaultPhoneNumber: edmBoolean,
    PhoneNumber: edmString(30),
    /** Not seen: 1 fixed, 3 mobile. */
    PhoneNumberType: edmString(1),
  },
});

/** [seen] in the same tables: that a contact cannot be created here was not, so it is only read. */
const contactKeys = {
  RelationshipNumber: edmString(12),
  BusinessPartnerCompany: edmString(10),
  BusinessPartnerPerson: edmString(10),
  ValidityEndDate: edmDateTime,
};
const contactKey = Object.keys(contactKeys) as (keyof typeof contactKeys)[];
const contact = entitySet("A_BusinessPartnerContact", {
  keys: contactKey,
  properties: {
    ...contactKeys,
    ValidityStartDate: nullable(edmDateTime),
    IsStandardRelationship: edmBoolean,
    RelationshipCategory: edmString(6),
  },
  navigations: { to_ContactRelationship: to("A_BPContactToFuncAndDept", same(...contactKey), false) },
});
const contactFacts = entitySet("A_BPContactToFuncAndDept", {
  keys: contactKey,
  properties: {
    ...contactKeys,
    ContactPersonFunction: edmString(4),
    ContactPersonDepartment: edmString(4),
    PhoneNumber: edmString(30),
    FaxNumber: edmString(30),
    EmailAddress: edmString(241),
    RelationshipCategory: edmString(6),
  },
});

const customer = entitySet("A_Customer", {
  keys: ["Customer"],
  properties: {
    Customer: edmString(10),
    CustomerName: readOnly(edmString(80)),
    CustomerAccountGroup: edmString(4),
    OrderIsBlockedForCustomer: edmString(2),
    DeliveryIsBlocked: edmString(2),
    BillingIsBlockedForCustomer: edmString(2),
    PostingIsBlocked: edmBoolean,
    DeletionIndicator: edmBoolean,
  },
  navigations: { to_CustomerSalesArea: to("A_CustomerSalesArea", same("Customer")) },
});

const areaKeys = {
  Customer: edmString(10),
  SalesOrganization: edmString(4),
  DistributionChannel: edmString(2),
  Division: edmString(2),
};
const salesArea = entitySet("A_CustomerSalesArea", {
  keys: ["Customer", "SalesOrganization", "DistributionChannel", "Division"],
  properties: {
    ...areaKeys,
    Currency: edmString(5),
    CustomerGroup: edmString(2),
    CustomerPriceGroup: edmString(2),
    PriceListType: edmString(2),
    CustomerPaymentTerms: edmString(4),
    SupplyingPlant: edmString(4),
    OrderIsBlockedForCustomer: edmString(2),
    DeletionIndicator: edmBoolean,
  },
  navigations: { to_PartnerFunction: to("A_CustSalesPartnerFunc", same(...Object.keys(areaKeys))) },
});
const partnerFunction = entitySet("A_CustSalesPartnerFunc", {
  keys: ["Customer", "SalesOrganization", "DistributionChannel", "Division", "PartnerCounter", "PartnerFunction"],
  properties: {
    ...areaKeys,
    PartnerCounter: edmString(3),
    PartnerFunction: edmString(2),
    BPCustomerNumber: edmString(10),
    DefaultPartner: edmBoolean,
  },
});

export const businessPartnerApi: ODataService = {
  name: "API_BUSINESS_PARTNER",
  sets: [
    businessPartnerEntity,
    role,
    address,
    email,
    phone,
    contact,
    contactFacts,
    customer,
    salesArea,
    partnerFunction,
  ],
};

/** What SAP keeps itself and nobody hands over with a partner, by set: names, keys, who changed it when. */
export const keptBySap: Readonly<Record<string, readonly string[]>> = {
  A_BusinessPartner: [
    "Supplier",
    "CreatedByUser",
    "CreationDate",
    "CreationTime",
    "LastChangeDate",
    "LastChangeTime",
    "LastChangedByUser",
    "IndependentAddressID",
    "PersonNumber",
  ],
  A_BusinessPartnerAddress: ["AddressUUID", "FormOfAddress", "FullName", "Person"],
  A_Customer: ["CreatedByUser", "CreationDate", "CustomerFullName", "Industry"],
};
