import { badgePrefix, type TillPerson } from "@counterfoil/contracts";

export const isBadge = (code: string) => code.startsWith(badgePrefix) && code.length > badgePrefix.length + 10;

/** Whose badge it is. The till knows its SHA-256 alone, so nobody reads a badge out of a till. */
export async function holderOf(people: readonly TillPerson[], code: string): Promise<TillPerson | undefined> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code));
  const badge = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return people.find((person) => person.badge === badge);
}
