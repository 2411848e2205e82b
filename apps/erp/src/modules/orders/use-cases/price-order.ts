import { randomUUID } from "node:crypto";
import type { Db } from "../../../database.ts";
import type { Called, PricingCaller } from "../call-pricing.ts";
import { openDestination, readProcedure } from "../configuration.ts";
import { orderUnknown } from "../errors.ts";
import { writePriceRequest } from "../price-request.ts";
import { readAnswer, readPricing, Unusable } from "../read-answer.ts";
import { findOrder, insertCall, type StoredOrder, setIncomplete, setPricing } from "../store.ts";

export type PricingContext = { db: Db; key: Buffer; callPricing: PricingCaller };

/** Asks for the prices of an order. Whatever comes of it, the order stays, and says what is missing. */
export async function priceOrder(context: PricingContext, orderId: string, by: string): Promise<void> {
  const { db, key, callPricing } = context;
  const order = await findOrder(db, orderId);
  if (!order) throw orderUnknown(`There is no order ${orderId}.`);
  const destination = await openDestination(db, key);
  if (!destination) {
    const reason = "There is no price calculation yet: enter its address and client.";
    return setIncomplete(db, order, { code: "pricing-not-set-up", reason });
  }
  const request = writePriceRequest(orderId, randomUUID(), order.content);
  const called = await callPricing(destination, request);
  await settle(db, order, { request, called, by });
}

type Asked = { request: string; called: Called; by: string };

async function settle(db: Db, order: StoredOrder, { request, called, by }: Asked): Promise<void> {
  const { durationMs, statusCode } = called;
  const call = { order, by, durationMs, request, ...(statusCode !== undefined && { statusCode }) };
  const failure = "failure" in called ? called.failure : notAnAnswer(called.statusCode);
  if (failure !== undefined) {
    const reason = `${failure} The order can be priced later.`;
    const answer = "text" in called ? { answer: called.text } : {};
    await insertCall(db, { ...call, ...answer, outcome: "unreachable", reason });
    return setIncomplete(db, order, { code: "pricing-unreachable", reason });
  }
  const answer = "text" in called ? called.text : "";
  try {
    const { procedure } = await readProcedure(db);
    const priced = readPricing(readAnswer(answer), order.content, procedure);
    if (called.statusCode !== 200)
      throw new Unusable("pricing-answer-unusable", "The price calculation refused and did not say why.");
    const callId = await insertCall(db, { ...call, outcome: "priced", answer });
    await setPricing(db, order, { ...priced, pricedAt: new Date().toISOString(), callId });
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    const { code, message: reason } = error;
    await insertCall(db, { ...call, outcome: code === "pricing-refused" ? "refused" : "unusable", reason, answer });
    await setIncomplete(db, order, { code, reason });
  }
}

/** 200 is a price and 400 a refusal with its reasons; anything else is a service that is not there for us. */
const notAnAnswer = (statusCode: number) =>
  statusCode === 200 || statusCode === 400 ? undefined : `The price calculation answered ${statusCode}.`;
