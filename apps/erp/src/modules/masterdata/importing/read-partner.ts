import { type NestedEntity, withoutLeadingZeros } from "@counterfoil/sap";

/** A partner of another system in the form of ours; references to other partners still carry that system's numbers. */
export type ReadPartner = {
  /** Its number there. */
  number: string;
  name: string;
  element: Record<string, unknown> & { grouping: string };
  /** What the file says and a partner here has no place for. */
  leftOut: string[];
  faults: string[];
};

const categories: Record<string, "person" | "organisation" | "group"> = {
  "1": "person",
  "2": "organisation",
  "3": "group",
};
const functions = new Set(["SP", "SH", "BP", "PY"]);

/** One A_BusinessPartner with what is expanded in it. */
export function readPartner({ values, parts, leftOut, faults }: NestedEntity): ReadPartner {
  const text = textsOf(values);
  const number = withoutLeadingZeros(text("BusinessPartner") ?? "");
  const category = categories[text("BusinessPartnerCategory") ?? ""];
  const names = {
    person: { given: text("FirstName"), family: text("LastName"), birthDate: text("BirthDate")?.slice(0, 10) },
    organisation: {
      line1: text("OrganizationBPName1"),
      line2: text("OrganizationBPName2"),
      legalForm: text("LegalForm"),
    },
    group: { name: text("GroupBusinessPartnerName1") },
  };
  const element = given({
    category,
    grouping: text("BusinessPartnerGrouping") ?? "",
    externalId: text("BusinessPartnerIDByExtSystem"),
    ...(category && { [category]: given(names[category]) }),
    language: (text("CorrespondenceLanguage") ?? text("Language"))?.toLowerCase(),
    searchTerm: text("SearchTerm1"),
    roles: (parts.to_BusinessPartnerRole ?? []).flatMap((role) => textsOf(role.values)("BusinessPartnerRole") ?? []),
    addresses: (parts.to_BusinessPartnerAddress ?? []).map(readAddress),
    customer: parts.to_Customer?.[0] && readCustomer(parts.to_Customer[0]),
    blocked: values.BusinessPartnerIsBlocked === true || undefined,
    deleted: values.IsMarkedForArchiving === true || undefined,
  });
  const missing = [
    ...(number === "" ? ["BusinessPartner is missing"] : []),
    ...(category === undefined ? ["BusinessPartnerCategory is not 1, 2 or 3"] : []),
  ];
  return {
    number,
    name: Object.values(names[category ?? "group"])
      .filter(Boolean)
      .join(" "),
    element: element as ReadPartner["element"],
    leftOut: [...new Set([...leftOut, ...strangeFunctions(parts)])],
    faults: [...faults, ...missing],
  };
}

function readAddress({ values, parts }: NestedEntity) {
  const text = textsOf(values);
  const phones = (name: string, mobile: boolean) =>
    (parts[name] ?? []).flatMap(({ values }) => {
      const number = textsOf(values)("PhoneNumber");
      return number === undefined ? [] : [given({ number, mobile: mobile || undefined })];
    });
  return given({
    street: text("StreetName"),
    houseNumber: text("HouseNumber"),
    city: text("CityName"),
    postalCode: text("PostalCode"),
    country: text("Country"),
    region: text("Region"),
    emails: (parts.to_EmailAddress ?? []).flatMap(({ values }) => textsOf(values)("EmailAddress") ?? []),
    phones: [...phones("to_PhoneNumber", false), ...phones("to_MobilePhoneNumber", true)],
  });
}

function readCustomer({ values, parts }: NestedEntity) {
  const text = textsOf(values);
  return given({
    accountGroup: text("CustomerAccountGroup"),
    orderBlock: text("OrderIsBlockedForCustomer"),
    deliveryBlock: text("DeliveryIsBlocked"),
    billingBlock: text("BillingIsBlockedForCustomer"),
    postingBlocked: values.PostingIsBlocked === true || undefined,
    salesAreas: (parts.to_CustomerSalesArea ?? []).map(readSalesArea),
  });
}

function readSalesArea({ values, parts }: NestedEntity) {
  const text = textsOf(values);
  return given({
    salesOrganisation: text("SalesOrganization"),
    distributionChannel: text("DistributionChannel"),
    division: text("Division"),
    currency: text("Currency"),
    customerGroup: text("CustomerGroup"),
    priceGroup: text("CustomerPriceGroup"),
    priceList: text("PriceListType"),
    paymentTerms: text("CustomerPaymentTerms"),
    deliveringPlant: text("SupplyingPlant"),
    orderBlock: text("OrderIsBlockedForCustomer"),
    deleted: values.DeletionIndicator === true || undefined,
    partnerFunctions: (parts.to_PartnerFunction ?? []).filter(isOurs).map(({ values }) => {
      const partner = textsOf(values)("BPCustomerNumber");
      return given({
        function: values.PartnerFunction,
        partnerId: partner && withoutLeadingZeros(partner),
        isDefault: values.DefaultPartner === true || undefined,
      });
    }),
  });
}

const isOurs = ({ values }: NestedEntity) => functions.has(String(values.PartnerFunction));

function strangeFunctions(parts: NestedEntity["parts"]): string[] {
  const areas = parts.to_Customer?.flatMap(({ parts }) => parts.to_CustomerSalesArea ?? []) ?? [];
  return areas
    .flatMap(({ parts }) => parts.to_PartnerFunction ?? [])
    .filter((each) => !isOurs(each))
    .map(({ values }) => `PartnerFunction ${values.PartnerFunction}`);
}

const textsOf = (values: NestedEntity["values"]) => (name: string) => {
  const text = typeof values[name] === "string" ? values[name].trim() : "";
  return text === "" ? undefined : text;
};

const given = (object: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
