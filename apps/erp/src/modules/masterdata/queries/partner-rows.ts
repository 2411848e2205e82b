import { sql } from "@counterfoil/platform";
import { HAS_CONTACT_PERSON } from "../relationship.ts";

/*
 * Partners as API_BUSINESS_PARTNER shows them, set by set, out of the one document that we keep of each. An address has its place in
 * the list as its number, from a base of the partner's own; what is in an address has the partner as a column, too, so that it is found.
 */
const partner = sql`masterdata.business_partner`;
const text = (path: string) => sql`coalesce(content #>> ${sql.lit(`{${path}}`)}, '')`;
const flag = (path: string) => sql`coalesce((content #>> ${sql.lit(`{${path}}`)})::boolean, false)`;

const businessPartners = sql`(
  select partner_id as "BusinessPartner", case when content ? 'customer' then partner_id else '' end as "Customer",
    uuid::text as "BusinessPartnerUUID", left(name, 81) as "BusinessPartnerName", left(name, 81) as "BusinessPartnerFullName",
    coalesce(content ->> 'externalId', '') as "BusinessPartnerIDByExtSystem",
    case category when 'person' then '1' when 'organisation' then '2' else '3' end as "BusinessPartnerCategory",
    grouping_code as "BusinessPartnerGrouping", ${text("person,given")} as "FirstName", ${text("person,family")} as "LastName",
    content #>> '{person,birthDate}' as "BirthDate", ${text("organisation,line1")} as "OrganizationBPName1",
    ${text("organisation,line2")} as "OrganizationBPName2", left(${text("organisation,legalForm")}, 2) as "LegalForm",
    ${text("group,name")} as "GroupBusinessPartnerName1", upper(${text("language")}) as "CorrespondenceLanguage",
    upper(${text("language")}) as "Language", ${text("searchTerm")} as "SearchTerm1",
    ${flag("blocked")} as "BusinessPartnerIsBlocked", ${flag("deleted")} as "IsMarkedForArchiving",
    change_number::text as "ETag"
  from ${partner})`;

const roles = sql`(
  select partner_id as "BusinessPartner", role as "BusinessPartnerRole"
  from ${partner}, jsonb_array_elements_text(content -> 'roles') as role)`;

const addresses = sql`(
  select partner_id as "BusinessPartner", (address_base * 20 + place)::text as "AddressID", '1' as "toPhone", '3' as "toMobile",
    coalesce(address ->> 'street', '') as "StreetName", coalesce(address ->> 'houseNumber', '') as "HouseNumber",
    coalesce(address ->> 'city', '') as "CityName", coalesce(address ->> 'postalCode', '') as "PostalCode",
    coalesce(address ->> 'country', '') as "Country", coalesce(address ->> 'region', '') as "Region"
  from ${partner}, jsonb_array_elements(content -> 'addresses') with ordinality as each (address, place))`;

const emails = sql`(
  select partner_id as "BusinessPartner", (address_base * 20 + place)::text as "AddressID", '' as "Person",
    number::text as "OrdinalNumber", number = 1 as "IsDefaultEmailAddress", email as "EmailAddress"
  from ${partner}, jsonb_array_elements(content -> 'addresses') with ordinality as each (address, place),
    jsonb_array_elements_text(address -> 'emails') with ordinality as given (email, number))`;

const phones = sql`(
  select partner_id as "BusinessPartner", (address_base * 20 + place)::text as "AddressID", '' as "Person",
    number::text as "OrdinalNumber", number = 1 as "IsDefaultPhoneNumber", phone ->> 'number' as "PhoneNumber",
    case when (phone ->> 'mobile')::boolean then '3' else '1' end as "PhoneNumberType"
  from ${partner}, jsonb_array_elements(content -> 'addresses') with ordinality as each (address, place),
    jsonb_array_elements(address -> 'phones') with ordinality as given (phone, number))`;

const contactKeys = sql`relationship_number as "RelationshipNumber", company_id as "BusinessPartnerCompany",
  person_id as "BusinessPartnerPerson", content ->> 'validTo' as "ValidityEndDate"`;
const category = sql`${sql.lit(HAS_CONTACT_PERSON)} as "RelationshipCategory"`;
const standing = sql`masterdata.relationship where status = 'active'`;

const contacts = sql`(
  select ${contactKeys}, content ->> 'validFrom' as "ValidityStartDate", ${flag("isDefault")} as "IsStandardRelationship",
    ${category}
  from ${standing})`;

const contactFacts = sql`(
  select ${contactKeys}, ${text("function")} as "ContactPersonFunction", ${text("department")} as "ContactPersonDepartment",
    coalesce(content ->> 'phone', content ->> 'mobile', '') as "PhoneNumber", ${text("fax")} as "FaxNumber",
    ${text("email")} as "EmailAddress", ${category}
  from ${standing})`;

const customers = sql`(
  select partner_id as "Customer", left(name, 80) as "CustomerName", ${text("customer,accountGroup")} as "CustomerAccountGroup",
    ${text("customer,orderBlock")} as "OrderIsBlockedForCustomer", ${text("customer,deliveryBlock")} as "DeliveryIsBlocked",
    ${text("customer,billingBlock")} as "BillingIsBlockedForCustomer", ${flag("customer,postingBlocked")} as "PostingIsBlocked",
    ${flag("deleted")} as "DeletionIndicator"
  from ${partner} where content ? 'customer')`;

const areaKeys = sql`partner_id as "Customer", area ->> 'salesOrganisation' as "SalesOrganization",
  area ->> 'distributionChannel' as "DistributionChannel", area ->> 'division' as "Division"`;

const salesAreas = sql`(
  select ${areaKeys}, area ->> 'currency' as "Currency", coalesce(area ->> 'customerGroup', '') as "CustomerGroup",
    coalesce(area ->> 'priceGroup', '') as "CustomerPriceGroup", coalesce(area ->> 'priceList', '') as "PriceListType",
    coalesce(area ->> 'paymentTerms', '') as "CustomerPaymentTerms", coalesce(area ->> 'deliveringPlant', '') as "SupplyingPlant",
    coalesce(area ->> 'orderBlock', '') as "OrderIsBlockedForCustomer",
    coalesce((area ->> 'deleted')::boolean, false) as "DeletionIndicator"
  from ${partner}, jsonb_array_elements(content #> '{customer,salesAreas}') as area)`;

const partnerFunctions = sql`(
  select ${areaKeys}, number::text as "PartnerCounter", held ->> 'function' as "PartnerFunction",
    held ->> 'partnerId' as "BPCustomerNumber", coalesce((held ->> 'isDefault')::boolean, false) as "DefaultPartner"
  from ${partner}, jsonb_array_elements(content #> '{customer,salesAreas}') as area,
    jsonb_array_elements(area -> 'partnerFunctions') with ordinality as each (held, number))`;

export const partnerRows = {
  A_BusinessPartner: businessPartners,
  A_BusinessPartnerRole: roles,
  A_BusinessPartnerAddress: addresses,
  A_AddressEmailAddress: emails,
  A_AddressPhoneNumber: phones,
  A_BusinessPartnerContact: contacts,
  A_BPContactToFuncAndDept: contactFacts,
  A_Customer: customers,
  A_CustomerSalesArea: salesAreas,
  A_CustSalesPartnerFunc: partnerFunctions,
};
