import { attribute, element, expected, group, list, required } from "../shape/fields.ts";
import { dateValue, flagValue } from "../shape/values.ts";
import { actionCode } from "./action-code.ts";

/** [seen] Both days are mandatory; a sender that writes ABAP's initial date for one of them means no limit. */
export const validityPeriod = group("ValidityPeriod", {
  from: expected(element("StartDate", dateValue)),
  to: expected(element("EndDate", dateValue)),
});

const number = required(
  group("Number", {
    area: element("AreaID"),
    subscriber: element("SubscriberID"),
    extension: element("ExtensionID"),
    country: element("CountryCode"),
    countryDiallingCode: element("CountryDiallingCode"),
  }),
);

const addressUsage = group("AddressUsage", {
  code: required(element("AddressUsageCode")),
  validity: validityPeriod,
  isDefault: element("DefaultIndicator", flagValue),
});

export const email = group("Email", { address: required(element("URI")), validity: validityPeriod });

export const fax = group("Facsimile", {
  number,
  formatted: element("FormattedNumberDescription"),
  validity: validityPeriod,
});

const postal = group("PostalAddress", {
  country: element("CountryCode"),
  region: element("RegionCode"),
  city: element("CityName"),
  district: element("DistrictName"),
  postalCode: element("StreetPostalCode"),
  poBoxPostalCode: element("POBoxPostalCode"),
  streetPrefix: element("StreetPrefixName"),
  street: element("StreetName"),
  streetSuffix: element("StreetSuffixName"),
  houseNumber: element("HouseID"),
  houseNumberSupplement: element("AdditionalHouseID"),
  building: element("BuildingID"),
  room: element("RoomID"),
  floor: element("FloorID"),
  careOf: element("CareOfName"),
  poBox: element("POBoxID"),
  timeZone: element("TimeZoneCode"),
});

export const phone = group("Telephone", {
  number,
  formatted: element("FormattedNumberDescription"),
  validity: validityPeriod,
  isMobile: element("MobilePhoneNumberIndicator", flagValue),
  takesSms: element("SMSEnabledIndicator", flagValue),
});

export const website = group("Web", { url: required(element("URI")) });

/** [seen] Element names and order. XXDEFAULT as the code of the standard address is general knowledge, not verified. */
export const addressInformation = group("AddressInformation", {
  actionCode,
  usagesComplete: attribute("addressUsageListCompleteTransmissionIndicator", flagValue),
  receiverUuid: element("ReceiverUUID"),
  uuid: element("UUID"),
  validity: validityPeriod,
  usages: list(addressUsage),
  address: required(
    group("Address", {
      language: group("CommunicationPreference", { code: element("CorrespondenceLanguageCode") }),
      emails: list(email),
      faxes: list(fax),
      postal: list(postal),
      phones: list(phone),
      websites: list(website),
    }),
  ),
});
