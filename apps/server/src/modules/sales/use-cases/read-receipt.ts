import { type FlowStepSchema, parseReceiptNumber, type ReceiptDetail } from "@counterfoil/contracts";
import { notFound } from "@counterfoil/platform";
import type { Static } from "typebox";
import { readReturnedOf } from "../return-store.ts";
import { peopleIn } from "../rules/people-in.ts";
import { type DetailRow, findByNumber } from "../search-store.ts";
import type { SearchContext } from "./search-receipts.ts";

export type FlowStep = Static<typeof FlowStepSchema>;
export type ReadContext = SearchContext & {
  /** The steps after acceptance, told by the hub. */
  readFlow: (storeId: string, transactionId: string) => Promise<FlowStep[]>;
  readPeopleNames: (personIds: readonly string[]) => Promise<Map<string, string>>;
};

export async function readReceipt(context: ReadContext, number: string): Promise<ReceiptDetail> {
  const parts = parseReceiptNumber(number);
  const tillId = parts && `${parts.storeId}-${parts.tillNumber}`;
  const row = parts && tillId && (await findByNumber(context.db, { ...parts, tillId }));
  if (!row) throw notFound(`There is no receipt ${number}.`);
  const returned = await readReturnedOf(context.db, number);
  const name = await nameOf(context, row);
  return {
    transaction: row.body,
    acceptedAt: row.acceptedAt.toISOString(),
    ...(name === undefined ? {} : { customerName: name }),
    people: Object.fromEntries(await context.readPeopleNames(peopleIn(row.body))),
    deviations: row.deviations,
    posting: row.posting,
    ...(row.reason === null ? {} : { postingReason: row.reason }),
    ...(row.cancelledBy === null ? {} : { cancelledBy: row.cancelledBy }),
    flow: [...ownSteps(row), ...(await context.readFlow(row.body.storeId, row.body.id))],
    returned: returned.map(({ quantityMilli, amountMinor, taxMinor, ...line }) => ({
      ...line,
      quantity: quantityMilli / 1000,
      amount: amountMinor,
      tax: taxMinor,
    })),
  };
}

async function nameOf({ customers }: SearchContext, { body }: DetailRow): Promise<string | undefined> {
  if (body.kind !== "receipt" || body.customerId === undefined) return undefined;
  return (await customers.readNames([body.customerId])).get(body.customerId);
}

function ownSteps({ body, acceptedAt }: DetailRow): FlowStep[] {
  return [
    { system: "till", document: "transaction", number: body.number, at: body.occurredAt },
    { system: "server", document: "transaction", number: body.id, at: acceptedAt.toISOString(), state: "accepted" },
  ];
}
