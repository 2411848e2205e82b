import { type Actor, problemOf, recordChange } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { cardTypeExists } from "../errors.ts";
import { readPaymentMethods } from "../store.ts";
import { announceToTills } from "../till-events.ts";
import type { CardType } from "./card-type.ts";
import { readCardTypes, upsertCardTypes } from "./store.ts";

const methodNotCard = problemOf(400, "payment-method-not-card", "Card types are below a payment method of kind card");

export async function readCardMethods(transaction: DbTransaction): Promise<Set<string>> {
  const methods = await readPaymentMethods(transaction);
  return new Set(methods.filter(({ kind }) => kind === "card").map(({ code }) => code));
}

export async function requireCardMethod(transaction: DbTransaction, method: string): Promise<void> {
  if (!(await readCardMethods(transaction)).has(method))
    throw methodNotCard(`${method} is no payment method of kind card.`, "/method");
}

/** Recorded one by one, told to tills once. */
export async function saveCardTypes(
  transaction: DbTransaction,
  types: readonly CardType[],
  actor: Actor,
): Promise<void> {
  const known = new Map((await readCardTypes(transaction)).map((type) => [keyOf(type), factsOf(type)]));
  await upsertCardTypes(transaction, types);
  for (const type of types)
    await recordChange(transaction, {
      actor,
      action: "cardType.changed",
      objectType: "cardType",
      objectId: keyOf(type),
      detail: { before: known.get(keyOf(type)), after: factsOf(type) },
    });
  await announceToTills(transaction, { data: { configuration: true } });
}

export async function requireNoCardType(transaction: DbTransaction, { method, code }: CardType): Promise<void> {
  const known = await readCardTypes(transaction);
  if (known.some((type) => type.method === method && type.code === code))
    throw cardTypeExists(`There is a card ${code} of ${method}.`, "/code");
}

const keyOf = ({ method, code }: CardType) => `${method}/${code}`;
const factsOf = ({ names, position, active }: CardType) => ({ names, position, active });
