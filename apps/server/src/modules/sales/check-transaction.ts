import { createHash } from "node:crypto";
import {
  CashMovementSchema,
  ClosingSchema,
  type Deviation,
  GoodsMovementSchema,
  ReceiptSchema,
  type Transaction,
} from "@counterfoil/contracts";
import { hasUnstorableText } from "@counterfoil/platform";
import { Compile } from "typebox/compile";
import type { Ground } from "./ground.ts";
import { firstRefusal, type Refusal, type Rule, refuse } from "./refusal.ts";
import { closingRules } from "./rules/closing-rules.ts";
import { doubtsAbout } from "./rules/doubts.ts";
import { headRules } from "./rules/head-rules.ts";
import { cashMovementRules, goodsMovementRules } from "./rules/movement-rules.ts";
import { receiptRules } from "./rules/receipt-rules.ts";

/** An element as it came, and its hash, by which a second arrival is known. */
export type Arrival = { element: unknown; content: string; hash: Buffer };
export type Candidate = Arrival & { transaction: Transaction; doubts: Deviation[] };

/** Compiled once; a receipt of twenty lines takes 5 microseconds. */
const kinds = {
  receipt: { schema: Compile(ReceiptSchema), rules: receiptRules as readonly Rule<never>[] },
  cashMovement: { schema: Compile(CashMovementSchema), rules: cashMovementRules as readonly Rule<never>[] },
  goodsMovement: { schema: Compile(GoodsMovementSchema), rules: goodsMovementRules as readonly Rule<never>[] },
  closing: { schema: Compile(ClosingSchema), rules: closingRules as readonly Rule<never>[] },
};

export function arrivalOf(element: unknown): Arrival {
  const content = JSON.stringify(element);
  return { element, content, hash: createHash("sha256").update(content).digest() };
}

/** Form first, then what every transaction keeps to, then what its kind keeps to. */
export function checkTransaction(arrival: Arrival, ground: Ground): Candidate | Refusal {
  const { element, content } = arrival;
  const kind = kindOf(element);
  if (!kind) return refuse("kind-unknown", `A transaction is of kind ${Object.keys(kinds).join(", ")}.`, "/kind");
  const { schema, rules } = kinds[kind];
  const wrongForm = refuseForm(schema, element, content);
  if (wrongForm) return wrongForm;
  const transaction = element as Transaction;
  const refusal = firstRefusal(headRules, transaction, ground) ?? firstRefusal(rules, transaction as never, ground);
  return refusal ?? { ...arrival, transaction, doubts: doubtsAbout(transaction, ground) };
}

export type Form = {
  Check(element: unknown): boolean;
  Errors(element: unknown): { instancePath: string; message: string }[];
};

export function refuseForm(schema: Form, element: unknown, content: string): Refusal | undefined {
  if (!schema.Check(element)) {
    const [error] = schema.Errors(element);
    return refuse(
      "form-invalid",
      `${error?.instancePath || "The transaction"} ${error?.message}.`,
      error?.instancePath,
    );
  }
  // PostgreSQL's text has no place for them, nor has XML.
  if (hasUnstorableText(content))
    return refuse(
      "text-invalid",
      "A text contains a character that cannot be kept (U+0000, or half of a surrogate pair).",
    );
  return undefined;
}

export function isRefusal(outcome: Candidate | Refusal): outcome is Refusal {
  return !("transaction" in outcome);
}

function kindOf(element: unknown): keyof typeof kinds | undefined {
  const kind = (element as { kind?: unknown } | null)?.kind;
  return typeof kind === "string" && Object.hasOwn(kinds, kind) ? (kind as keyof typeof kinds) : undefined;
}
