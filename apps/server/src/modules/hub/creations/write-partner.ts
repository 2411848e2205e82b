import type { PartnerState } from "../../customers/index.ts";

type PartnerAddress = PartnerState["addresses"][number];
type SalesArea = PartnerState["salesAreas"][number];

const categories = { person: "1", organisation: "2", group: "3" } as const;

/** The deep insert of API_BUSINESS_PARTNER: a partner with its roles, address and sales area is a customer at once. */
export function writePartner(partnerId: string, state: PartnerState): string {
  const { names } = state.common;
  const [line1, line2] = names.lines;
  return JSON.stringify({
    BusinessPartnerCategory: categories[state.category ?? "person"],
    BusinessPartnerGrouping: state.grouping,
    BusinessPartnerIDByExtSystem: partnerId,
    FirstName: names.first,
    LastName: names.last,
    OrganizationBPName1: line1,
    OrganizationBPName2: line2,
    CorrespondenceLanguage: names.language?.toUpperCase(),
    to_BusinessPartnerRole: state.roles.map(({ code }) => ({ BusinessPartnerRole: code })),
    to_BusinessPartnerAddress: state.addresses.map(writeAddress),
    to_Customer: { to_CustomerSalesArea: state.salesAreas.map(writeArea) },
  });
}

function writeAddress(address: PartnerAddress) {
  const { street, houseNumber, postalCode, city, region, country, emails, phones } = address;
  const numbers = (mobile: boolean) =>
    phones
      .filter(({ isMobile }) => isMobile === mobile)
      .map(({ text }, index) => ({ PhoneNumber: text, IsDefaultPhoneNumber: index === 0 }));
  return {
    StreetName: street,
    HouseNumber: houseNumber,
    PostalCode: postalCode,
    CityName: city,
    Region: region,
    Country: country,
    to_EmailAddress: emails.map((EmailAddress, index) => ({ EmailAddress, IsDefaultEmailAddress: index === 0 })),
    to_PhoneNumber: numbers(false),
    to_MobilePhoneNumber: numbers(true),
  };
}

function writeArea(area: SalesArea) {
  return {
    SalesOrganization: area.salesOrganisation,
    DistributionChannel: area.distributionChannel,
    Division: area.division,
    Currency: area.currency,
    PriceListType: area.priceList,
    CustomerGroup: area.customerGroup,
  };
}
