import type { ErrorClass, MendingGroup } from "@counterfoil/contracts";

type Nature = { errorClass: ErrorClass; curedAt: MendingGroup["curedAt"] };

/** What waits for a system and goes on by itself when it is back. */
export const passing = ["system-unavailable", "not-let-in"];

/** Each cause we know of: what kind of error it is, and where its cure is. */
const natures: Record<string, Nature> = {
  "system-unavailable": { errorClass: "connection", curedAt: "itself" },
  "not-let-in": { errorClass: "authorisation", curedAt: "access" },
  "erp-error": { errorClass: "value", curedAt: "erp" },
  "posting-failed": { errorClass: "intermittent", curedAt: "itself" },
  "payment-list-alone": { errorClass: "intermittent", curedAt: "itself" },
  "document-refused": { errorClass: "value", curedAt: "erp" },
  "site-unknown": { errorClass: "missingMasterData", curedAt: "erp" },
  "article-unknown": { errorClass: "missingMasterData", curedAt: "erp" },
  "article-without-stock": { errorClass: "missingMasterData", curedAt: "erp" },
  "customer-unknown": { errorClass: "missingMasterData", curedAt: "erp" },
  "customer-kept-here": { errorClass: "missingMasterData", curedAt: "customer" },
  "customer-refused": { errorClass: "missingMasterData", curedAt: "customer" },
  "customer-blocked": { errorClass: "missingMasterData", curedAt: "erp" },
  "sales-area-unknown": { errorClass: "missingMasterData", curedAt: "erp" },
  "article-not-listed": { errorClass: "missingMasterData", curedAt: "erp" },
  "article-not-sold": { errorClass: "missingMasterData", curedAt: "erp" },
  "order-type-unknown": { errorClass: "missingMasterData", curedAt: "mapping" },
  "order-reference-used": { errorClass: "duplicate", curedAt: "erp" },
  "storage-location-unknown": { errorClass: "missingMasterData", curedAt: "erp" },
  "tax-code-unknown": { errorClass: "missingMasterData", curedAt: "mapping" },
  "payment-method-unknown": { errorClass: "missingMasterData", curedAt: "mapping" },
  "card-type-unknown": { errorClass: "missingMasterData", curedAt: "mapping" },
  "condition-unknown": { errorClass: "missingMasterData", curedAt: "mapping" },
  "unit-unknown": { errorClass: "missingMasterData", curedAt: "mapping" },
  "cash-movement-unknown": { errorClass: "missingMasterData", curedAt: "mapping" },
  "account-unknown": { errorClass: "missingMasterData", curedAt: "erp" },
  "movement-type-unknown": { errorClass: "missingMasterData", curedAt: "mapping" },
  "mapping-missing": { errorClass: "missingMasterData", curedAt: "message" },
  "value-too-long": { errorClass: "value", curedAt: "message" },
  "value-invalid": { errorClass: "value", curedAt: "message" },
  "quantity-inexact": { errorClass: "value", curedAt: "message" },
  "posted-before-differently": { errorClass: "duplicate", curedAt: "erp" },
  "posted-task-differs": { errorClass: "duplicate", curedAt: "erp" },
  "summed-and-single": { errorClass: "duplicate", curedAt: "erp" },
  reversed: { errorClass: "value", curedAt: "erp" },
  "document-unreadable": { errorClass: "value", curedAt: "sender" },
  "document-failed": { errorClass: "intermittent", curedAt: "itself" },
  "refused-together": { errorClass: "value", curedAt: "sender" },
  "tax-rate-missing": { errorClass: "missingMasterData", curedAt: "erp" },
  "partner-awaited": { errorClass: "missingMasterData", curedAt: "itself" },
  "object-incomplete": { errorClass: "missingMasterData", curedAt: "sender" },
  "object-refused": { errorClass: "value", curedAt: "sender" },
};

/** A cause that nobody has foreseen is the ERP's word on a value. */
export const natureOf = (causeCode: string): Nature => natures[causeCode] ?? { errorClass: "value", curedAt: "erp" };

export type Failed = {
  state: string;
  reasonCode: string | null;
  causeCode: string | null;
  causeSubject: string | null;
};
export type Cause = { code: string; subject: string; errorClass: ErrorClass };

/** While a system is away, whatever it said last: one cause for all that waits for it. */
export function causeOfMessage({ state, reasonCode, causeCode, causeSubject }: Failed, systemId: string): Cause {
  if (state === "failed") {
    if (reasonCode === "authorisation") return { code: "not-let-in", subject: systemId, errorClass: "authorisation" };
    const errorClass = reasonCode === "connection" ? "connection" : "intermittent";
    return { code: "system-unavailable", subject: systemId, errorClass };
  }
  const known = state === "dead" && reasonCode !== "mapping" ? deadCauses[reasonCode ?? ""] : causeCode;
  const code = known ?? (state === "setAside" ? "set-aside" : "not-sent");
  const subject = known === causeCode ? (causeSubject ?? "") : "";
  return { code, subject, errorClass: natureOf(code).errorClass };
}

const deadCauses: Record<string, string> = { serverError: "erp-error", refused: "document-refused" };

/** What modules say of objects that they cannot take, as causes. The first that fits counts. */
const saidOfObjects: readonly { says: RegExp; code: string }[] = [
  { says: /^Tax code (.+?) \(.*has no rate here/, code: "tax-rate-missing" },
  { says: /^Business partners? (.+) (?:is|are) not known yet/, code: "partner-awaited" },
  { says: /^The (article|business partner|relationship) has no (.+)\.$/, code: "object-incomplete" },
  { says: /^(Not applied), as another object/, code: "refused-together" },
];
const LONGEST_SUBJECT = 80;

/** Anything else groups by its sentence without the values in it. */
export function causeOfObject(reason: string): Cause {
  for (const { says, code } of saidOfObjects) {
    const match = says.exec(reason);
    if (match)
      return {
        code,
        subject: (match[2] ?? match[1] ?? "").slice(0, LONGEST_SUBJECT),
        errorClass: natureOf(code).errorClass,
      };
  }
  const subject = reason
    .replace(/"[^"]*"/g, "…")
    .replace(/\S*\d\S*/g, "…")
    .slice(0, LONGEST_SUBJECT);
  return { code: "object-refused", subject, errorClass: natureOf("object-refused").errorClass };
}
