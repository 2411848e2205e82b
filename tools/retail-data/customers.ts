import type { ClassifiedInvoice } from "./classify.ts";
import { countryOf } from "./countries.ts";
import { familyNames, givenNames, streets, trades } from "./invented-names.ts";
import { RetailFileError } from "./retail-line.ts";

/** A customer of the data: number and country are real, everything else is invented (see data/online-retail/README.md). */
export type RetailCustomer = {
  customerId: string;
  category: "person" | "organisation";
  givenName?: string;
  familyName?: string;
  organisationName?: string;
  /** ISO 3166. */
  country: string;
  town: string;
  street: string;
  houseNumber: string;
  email: string;
  /** E.164. */
  phone: string;
};

/** All customers that the invoices name, by number; the country is the one that most of their lines say. */
export function deriveCustomers(invoices: ClassifiedInvoice[]): RetailCustomer[] {
  const countries = new Map<string, Map<string, number>>();
  for (const { customer, country } of invoices.flatMap((invoice) => invoice.lines)) {
    if (customer === undefined) continue;
    const counts = countries.get(customer) ?? new Map<string, number>();
    countries.set(customer, counts.set(country, (counts.get(country) ?? 0) + 1));
  }
  return [...countries]
    .map(([customerId, counts]) => inventCustomer(customerId, mostNamed(counts)))
    .sort((one, other) => Number(one.customerId) - Number(other.customerId));
}

function mostNamed(counts: Map<string, number>): string {
  const [best] = [...counts].sort(([one, often], [other, oftener]) => oftener - often || (one < other ? -1 : 1));
  return best?.[0] ?? "";
}

/** The same number gives the same customer on every machine and day: the number is the generator's seed. */
export function inventCustomer(customerId: string, countryName: string): RetailCustomer {
  const random = seededRandom(Number(customerId));
  const pick = (words: string[]) => words[Math.floor(random() * words.length)] ?? "";
  const { iso, towns } = countryOf(countryName);
  const familyName = pick(familyNames);
  const name =
    random() < 0.75
      ? organisation(familyName, pick)
      : { category: "person" as const, givenName: pick(givenNames), familyName };
  return {
    customerId,
    ...name,
    country: iso,
    town: pick(towns),
    street: pick(streets),
    houseNumber: String(1 + Math.floor(random() * 120)),
    email: `${familyName.toLowerCase()}.${customerId}@example.org`,
    phone: dramaNumber(customerId),
  };
}

function organisation(familyName: string, pick: (words: string[]) => string) {
  return { category: "organisation" as const, organisationName: `${familyName} ${pick(trades)}` };
}

/**
 * Ofcom keeps a thousand numbers in each of these areas for drama (113 496 0000 to 113 496 0999 …); they are nobody's. The customers' numbers
 * run from 12 to 18 thousand, so each thousand takes a range and no phone number comes twice. Customers abroad get such a number as
 * well: most countries keep none for fiction.
 */
const dramaRanges = "1134960,1144960,1164960,1174960,1184960,1214960,1314960,1414960,1514960,1614960,1914980".split(
  ",",
);

function dramaNumber(customerId: string): string {
  const number = Number(customerId);
  const range = dramaRanges[Math.floor(number / 1000) - 10];
  if (range === undefined) throw new RetailFileError(`customer ${customerId} is outside 10000 to 20999`);
  return `+44${range}${String(number % 1000).padStart(3, "0")}`;
}

/** Mulberry32 of Tommy Ettinger (public domain): 32 bits of state, the same sequence everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
