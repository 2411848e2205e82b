import {
  factPatterns,
  type MadeCustomer,
  type NewCustomer,
  ownNumberOf,
  ownNumberSource,
  type SimilarCustomer,
  type TillCustomer,
} from "@counterfoil/contracts";
import { withCustomer } from "../catalogue/index.ts";
import { readSetting } from "../ledger/index.ts";
import { isForLater, ServerRefusal } from "../sync/index.ts";
import type { Till } from "../till.ts";
import { findSimilarHere } from "./find-similar-here.ts";
import { keepCustomer, keepNewCustomer } from "./keep-new-customer.ts";

/** What is asked at the counter. Empty: not told. */
export type CustomerWish = {
  company: string;
  first: string;
  last: string;
  street: string;
  postalCode: string;
  city: string;
  country: string;
  email: string;
  phone: string;
};

export type MakeAnswer =
  /** `waits`: the server is still to be told. */
  | { made: TillCustomer; waits?: true }
  | { similar: SimilarCustomer[] }
  | { refused: string; where?: string | undefined }
  | { invalid: "email" | "phone" | "country" }
  | "notInTraining";

/** So long somebody waits at the counter. */
const TIMEOUT_MS = 8_000;

/**
 * Makes a customer at the server, who gets a number there and is sold to at once. Who is similar is told first; with their numbers in
 * `notTheSameAs` somebody has seen them. The same id again makes nobody a second time. Without the server the till goes by the customers
 * that it knows.
 */
export async function makeCustomer(
  till: Pick<Till, "database" | "server" | "catalogue">,
  id: string,
  wish: CustomerWish,
  notTheSameAs: readonly string[],
): Promise<MakeAnswer> {
  const { database, server } = till;
  if (database.training) return "notInTraining";
  const token = await readSetting(database, "deviceToken");
  const body = toRequest(id, wish, notTheSameAs);
  const invalid = findInvalid(body);
  if (invalid) return { invalid };
  const call = { method: "POST" as const, path: "/api/tills/customers", body, timeoutMs: TIMEOUT_MS };
  try {
    const { partnerId } = await server.call<MadeCustomer>(token ? { ...call, token } : call);
    const made = asKnownHere(partnerId, wish);
    await keepCustomer(database, made);
    showMade(till, made);
    return { made };
  } catch (error) {
    if (!(error instanceof ServerRefusal) || isForLater(error)) return makeHere(till, body, wish);
    if (error.code === "customer-similar") return { similar: error.problems as SimilarCustomer[] };
    return { refused: error.message, where: error.where };
  }
}

async function makeHere(
  till: Pick<Till, "database" | "catalogue">,
  request: NewCustomer,
  wish: CustomerWish,
): Promise<MakeAnswer> {
  const { database, catalogue } = till;
  const similar = findSimilarHere(catalogue.get()?.customers.values() ?? [], wish, request.notTheSameAs);
  if (similar.length > 0) return { similar };
  const made = asKnownHere(await numberFor(request.id), wish);
  await keepNewCustomer(database, request, made);
  showMade(till, made);
  return { made, waits: true };
}

/** What the server would refuse, in words of its own, and when it is told later too late for the screen. */
function findInvalid({ emails, phones, address }: NewCustomer): "email" | "phone" | "country" | undefined {
  const fits = (text: string, pattern: string) => new RegExp(pattern).test(text);
  if (!emails.every((email) => fits(email, factPatterns.email))) return "email";
  if (!phones.every(({ number }) => fits(number, factPatterns.phone))) return "phone";
  return fits(address.country, factPatterns.country) ? undefined : "country";
}

/** The number that the server will give for this id. */
async function numberFor(id: string): Promise<string> {
  const source = new TextEncoder().encode(ownNumberSource(id));
  return ownNumberOf(new Uint8Array(await crypto.subtle.digest("SHA-256", source)));
}

function showMade({ catalogue }: Pick<Till, "catalogue">, made: TillCustomer): void {
  const known = catalogue.get();
  if (known) catalogue.set(withCustomer(known, made));
}

function toRequest(id: string, wish: CustomerWish, notTheSameAs: readonly string[]): NewCustomer {
  const { company, first, last, street, postalCode, city, country, email, phone } = wish;
  return {
    id,
    ...(company
      ? { category: "organisation", organisation: { line1: company } }
      : { category: "person", person: { last, ...(first && { first }) } }),
    address: { country, ...(street && { street }), ...(postalCode && { postalCode }), ...(city && { city }) },
    emails: email ? [email] : [],
    phones: phone ? [{ number: phone }] : [],
    ...(notTheSameAs.length > 0 && { notTheSameAs: [...notTheSameAs] }),
  };
}

/** As the next round will bring them. */
function asKnownHere(customerId: string, wish: CustomerWish): TillCustomer {
  const { company, first, last, city, country, email, phone } = wish;
  const name = company || [first, last].filter(Boolean).join(" ");
  const contact = { emails: email ? [email] : [], phones: phone ? [phone] : [] };
  return { customerId, name, country, ...(city && { city }), ...contact, groups: [] };
}
