import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";
import type { IncomingPhone, Phone } from "./partner.ts";

/** A written number in any form to E.164, by which a caller is found whatever form he comes in. */
export function toPhone({ text, country, isMobile }: IncomingPhone): Phone {
  const number = toE164(text, country);
  return { text, ...(number === undefined ? {} : { number }), isMobile };
}

export function toE164(text: string, country: string | undefined): string | undefined {
  // "+44 (0) 20 …" is a habit of letterheads: with the country code the zero is not dialled.
  const written = text.replace(/^(\s*(?:\+|00)\d{1,3}\s*)\(0\)/, "$1");
  const parsed = parsePhoneNumberFromString(written, countryOf(country));
  return parsed?.isPossible() ? parsed.number : undefined;
}

function countryOf(country: string | undefined): CountryCode | undefined {
  return country !== undefined && isSupportedCountry(country) ? country : undefined;
}
