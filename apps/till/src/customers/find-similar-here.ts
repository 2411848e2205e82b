import type { SimilarCustomer, TillCustomer } from "@counterfoil/contracts";
import type { CustomerWish } from "./make-customer.ts";

const MOST_SHOWN = 10;
/** Fewer digits than that are no whole number. */
const LEAST_DIGITS = 7;

/** Who may be the same among the customers that this till knows: by mail, phone, or name and city. The till has no postal codes. */
export function findSimilarHere(
  customers: Iterable<TillCustomer>,
  wish: CustomerWish,
  notTheSameAs: readonly string[] = [],
): SimilarCustomer[] {
  const name = (wish.company || [wish.first, wish.last].filter(Boolean).join(" ")).toLowerCase();
  const [email, phone] = [wish.email.toLowerCase(), ownDigits(wish.phone)];
  const found: SimilarCustomer[] = [];
  for (const { customerId, name: theirs, city = "", emails, phones } of customers) {
    if (found.length >= MOST_SHOWN) break;
    if (notTheSameAs.includes(customerId)) continue;
    const sameMail = email !== "" && emails.some((each) => each.toLowerCase() === email);
    const samePhone = phone.length >= LEAST_DIGITS && phones.some((each) => each.endsWith(phone));
    const sameName = theirs.toLowerCase() === name && city.toLowerCase() === wish.city.toLowerCase();
    const same = [...(sameMail || samePhone ? (["contact"] as const) : []), ...(sameName ? (["name"] as const) : [])];
    if (same.length > 0) found.push({ partnerId: customerId, name: theirs, ...(city && { city }), same });
  }
  return found;
}

/** Without the zeros before the city's code: the end of the same number in E.164. */
const ownDigits = (phone: string) => phone.replace(/\(0\)|\D/g, "").replace(/^0+/, "");
