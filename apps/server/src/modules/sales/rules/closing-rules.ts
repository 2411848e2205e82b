import { type Closing, parseReceiptNumber } from "@counterfoil/contracts";
import { type Rule, refuse } from "../refusal.ts";
import { firstDouble } from "./receipt-rules.ts";

/** A closing that contradicts itself tells nobody what was in the till. */
export const closingRules: readonly Rule<Closing>[] = [
  ({ from, to }) =>
    (from === undefined) === (to === undefined)
      ? undefined
      : refuse("closing-range-invalid", "A closing names its first and its last number, or neither.", "/from"),
  ({ from, to, number, tillId }) => {
    if (from === undefined || to === undefined) return undefined;
    const [first, last, own] = [from, to, number].map(parseReceiptNumber);
    const isOfTill = (parts: typeof first) => `${parts?.storeId}-${parts?.tillNumber}` === tillId;
    if (!first || !last || !own || !isOfTill(first) || !isOfTill(last))
      return refuse("closing-range-invalid", `${from} to ${to} are no numbers of till ${tillId}.`, "/from");
    if (first.running <= last.running && last.running < own.running) return undefined;
    return refuse("closing-range-invalid", `${from} to ${to} does not come before ${number}.`, "/to");
  },
  ({ from, receipts }) =>
    from === undefined && (receipts.count !== 0 || receipts.total !== 0)
      ? refuse("closing-range-invalid", `${receipts.count} receipts without a first and a last number.`, "/from")
      : undefined,
  ({ openedAt, occurredAt }) =>
    Date.parse(openedAt) <= Date.parse(occurredAt)
      ? undefined
      : refuse("closing-moments-invalid", `Closed at ${occurredAt}, before it was opened.`, "/openedAt"),
  ({ payments }) => {
    const wrong = payments.findIndex(({ expected, counted, difference }) => counted - expected !== difference);
    if (wrong < 0) return undefined;
    const { method, expected, counted, difference } = payments[wrong] as Closing["payments"][number];
    return refuse(
      "closing-difference-wrong",
      `${method}: ${counted} counted and ${expected} expected are no difference of ${difference}.`,
      `/payments/${wrong}/difference`,
    );
  },
  ({ payments }) => {
    const double = firstDouble(
      payments.map(({ method, cardType, foreign }) => [method, cardType, foreign?.currency].join("/")),
    );
    return double === undefined
      ? undefined
      : refuse(
          "closing-method-doubled",
          `${payments[double]?.method} stands there twice.`,
          `/payments/${double}/method`,
        );
  },
];
