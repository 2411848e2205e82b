import type { MadeCustomer, NewCustomer, SimilarCustomer, TillCustomer } from "@counterfoil/contracts";
import { readSetting } from "../ledger/index.ts";
import { ServerRefusal } from "../sync/index.ts";
import type { Till } from "../till.ts";

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
  | { made: TillCustomer }
  | { similar: SimilarCustomer[] }
  | { refused: string; where?: string | undefined }
  | "notReachable";

/** So long somebody waits at the counter. */
const TIMEOUT_MS = 8_000;

/**
 * Makes a customer at the server, who gets a number there and is sold to at once. Who is similar is told first; with their numbers in
 * `notTheSameAs` somebody has seen them. The same id again makes nobody a second time.
 */
export async function makeCustomer(
  { database, server, catalogue }: Pick<Till, "database" | "server" | "catalogue">,
  id: string,
  wish: CustomerWish,
  notTheSameAs: readonly string[],
): Promise<MakeAnswer> {
  const token = await readSetting(database, "deviceToken");
  const body = toRequest(id, wish, notTheSameAs);
  const call = { method: "POST" as const, path: "/api/tills/customers", body, timeoutMs: TIMEOUT_MS };
  try {
    const { partnerId } = await server.call<MadeCustomer>(token ? { ...call, token } : call);
    const made = asKnownHere(partnerId, wish);
    await database.customers.put(made);
    const known = catalogue.get();
    if (known) catalogue.set({ ...known, customers: new Map([...known.customers, [partnerId, made]]) });
    return { made };
  } catch (error) {
    if (!(error instanceof ServerRefusal)) return "notReachable";
    if (error.code === "customer-similar") return { similar: error.problems as SimilarCustomer[] };
    return { refused: error.message, where: error.where };
  }
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
