import type { BusinessPartner } from "@counterfoil/sap";
import type { IncomingPartner } from "../../customers/index.ts";

type Sent = BusinessPartner["addresses"][number];
type Address = IncomingPartner["addresses"]["entries"][number];

/** An address without UUID is known by its place in the list. */
export function toAddress({ uuid, usages, validity, address }: Sent, index: number): Address {
  const postal = address.postal[0];
  return {
    addressId: uuid ?? String(index + 1),
    usages: usages.map(({ code }) => code),
    from: validity?.from,
    to: validity?.to,
    language: address.language?.code,
    country: postal?.country,
    region: postal?.region,
    city: postal?.city,
    district: postal?.district,
    postalCode: postal?.postalCode,
    street: postal?.street,
    houseNumber: postal?.houseNumber,
    poBox: postal?.poBox,
    emails: address.emails.map((email) => email.address),
    phones: address.phones.map((phone) => toIncomingPhone(phone, postal?.country)),
    websites: address.websites.map(({ url }) => url),
  };
}

/** The formatted form is what a person typed; the parts are joined where it is not sent. */
export function toIncomingPhone(
  { number, formatted, isMobile }: Omit<Sent["address"]["phones"][number], "actionCode">,
  country: string | undefined,
): Address["phones"][number] {
  const { countryDiallingCode, area, subscriber, extension } = number;
  const dialling = countryDiallingCode === undefined ? undefined : `+${countryDiallingCode.replace(/^(\+|00)/, "")}`;
  const joined = [dialling, area, subscriber, extension].filter((part) => part !== undefined).join(" ");
  return { text: formatted ?? joined, country: number.country ?? country, isMobile: isMobile === true };
}
