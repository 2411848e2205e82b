import type { CustomerFacts, NewCustomer } from "@counterfoil/contracts";
import type { DraftRow } from "@counterfoil/ui/fiori";
import { type Customer, type OwnDraft, ownPartOf, toDraft } from "./customer.ts";

/** What is typed of a customer; empty is not said. */
export type CustomerDraft = {
  category: "person" | "organisation";
  names: Record<"first" | "last" | "line1" | "line2", string>;
  language: string;
  address: Record<"street" | "houseNumber" | "postalCode" | "city" | "region" | "country", string>;
  emails: DraftRow[];
  phones: DraftRow[];
  priceList: string;
  customerGroup: string;
};
export type NewDraft = CustomerDraft & { storeId: string; own: OwnDraft };

/** The country is where the reader is, most of the time. */
const countryHere = () => new Intl.Locale(navigator.language).region ?? "";

export function blankDraft(): NewDraft {
  return {
    category: "person",
    names: { first: "", last: "", line1: "", line2: "" },
    language: "",
    address: { street: "", houseNumber: "", postalCode: "", city: "", region: "", country: countryHere() },
    emails: [{ email: "" }],
    phones: [{ number: "", isMobile: "" }],
    priceList: "",
    customerGroup: "",
    storeId: "",
    own: toDraft(undefined),
  };
}

export function draftOf({ category, common, addresses, salesAreas }: Customer): CustomerDraft {
  const { first = "", last = "", lines, language = "" } = common.names;
  const [line1 = "", line2 = ""] = lines;
  const [address] = addresses;
  const { street = "", houseNumber = "", postalCode = "", city = "", region = "", country = "" } = address ?? {};
  const [area] = salesAreas;
  return {
    category: category === "organisation" ? "organisation" : "person",
    names: { first, last, line1, line2 },
    language,
    address: { street, houseNumber, postalCode, city, region, country },
    emails: (address?.emails ?? []).map((email) => ({ email })),
    phones: (address?.phones ?? []).map(({ text, isMobile }) => ({ number: text, isMobile: isMobile ? "true" : "" })),
    priceList: area?.priceList ?? "",
    customerGroup: area?.customerGroup ?? "",
  };
}

export function factsOf(draft: CustomerDraft): CustomerFacts {
  const { first, last, line1, line2 } = draft.names;
  const { country, ...address } = draft.address;
  const filled = <Row extends DraftRow>(rows: Row[], name: string) => rows.filter((row) => row[name]?.trim());
  return {
    category: draft.category,
    ...(draft.category === "person"
      ? { person: { last: last.trim(), ...given({ first }) } }
      : { organisation: { line1: line1.trim(), ...given({ line2 }) } }),
    ...given({ language: draft.language, priceList: draft.priceList, customerGroup: draft.customerGroup }),
    address: { ...given(address), country: country.trim().toUpperCase() },
    emails: filled(draft.emails, "email").map(({ email = "" }) => email.trim()),
    phones: filled(draft.phones, "number").map(({ number = "", isMobile }) => ({
      number: number.trim(),
      ...(isMobile === "true" && { isMobile: true }),
    })),
  };
}

export function newCustomerOf(id: string, { storeId, own, ...draft }: NewDraft, notTheSameAs: string[]): NewCustomer {
  return {
    id,
    ...factsOf(draft),
    ...(storeId && { storeId }),
    own: ownPartOf(own),
    ...(notTheSameAs.length > 0 && { notTheSameAs }),
  };
}

const given = <Name extends string>(texts: Record<Name, string>) =>
  Object.fromEntries(
    Object.entries<string>(texts).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])),
  ) as Partial<Record<Name, string>>;
