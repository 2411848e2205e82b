import { createHash } from "node:crypto";

/** Without I, L, O and U, which are read wrongly from paper. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A customer's number until the ERP gives one, and the reference by which the ERP is asked for it. Out of the maker's id and not counted on,
 * so that a server set back to yesterday does not give it to somebody else; 45 bits, and `attempt` for the day that two meet.
 */
export function ownNumberOf(id: string, attempt = 0): string {
  const digest = createHash("sha256").update(`customer ${id} ${attempt}`).digest();
  return `C${Array.from(digest.subarray(0, 9), (byte) => LETTERS[byte % 32]).join("")}`;
}
