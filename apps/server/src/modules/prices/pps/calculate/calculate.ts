import type { Clock } from "@counterfoil/platform";
import type { Basket, PricingOptions } from "@counterfoil/pricing";
import type {
  PriceCalculate,
  PriceCalculateBody,
  PriceCalculateBodyDraft,
  PriceCalculateDraft,
} from "@counterfoil/sap";
import type { PricePlace, PriceStore } from "../../books/index.ts";
import type { CalculationHooks } from "../../calculation/index.ts";
import type { CodeQuestion, ResolvedCode } from "../../coupons/index.ts";
import type { Engine } from "../../engine/index.ts";
import { answerBody, answerDocument } from "./answer.ts";
import { notCalculated } from "./business-error.ts";
import type { PlaceOf } from "./places.ts";
import type { PpsBook, PpsBookOf } from "./pps-books.ts";
import { priceLines } from "./price-lines.ts";
import { itemLines, readHead } from "./read-basket.ts";

export type PpsCalculation = {
  clock: Clock;
  currentBook: () => Promise<number>;
  ppsBook: PpsBookOf;
  engine: Pick<Engine, "price">;
  hooks: CalculationHooks;
  readStore: (storeId: string) => Promise<PriceStore | undefined>;
  readCustomer: (customerId: string, place: PricePlace) => Promise<Basket["customer"]>;
  resolveCodes: (question: CodeQuestion) => Promise<ResolvedCode[]>;
  placeOf: PlaceOf;
};

/** Limits of one request. */
const MOST_LINES = 2000;

/** Prices the basket of a request with the current book. Throws NotCalculated when a line has no price, or nobody knows the place. */
export async function calculate(
  context: PpsCalculation,
  request: PriceCalculate,
  caller: string,
): Promise<PriceCalculateDraft> {
  const [body, second] = request.bodies;
  if (body === undefined || second !== undefined)
    throw notCalculated("body-missing", `PriceCalculateBody is there ${request.bodies.length} times, not once.`);
  if (body.basket.lines.length > MOST_LINES)
    throw notCalculated("basket-too-large", `The basket has more than ${MOST_LINES} lines.`);
  const answered = await calculateBody(context, request, body, caller);
  return answerDocument(request, { bodies: [answered], now: context.clock.now() });
}

async function calculateBody(
  context: PpsCalculation,
  request: PriceCalculate,
  body: PriceCalculateBody,
  caller: string,
): Promise<PriceCalculateBodyDraft> {
  const items = itemLines(body);
  const storeId = request.header.businessUnits[0]?.id;
  if (storeId === undefined) throw notCalculated("business-unit-missing", "ARTSHeader has no BusinessUnit.");
  const store = await context.readStore(storeId);
  const number = await context.currentBook();
  if (number === 0) throw notCalculated("no-price-book", "No prices have been uploaded yet.");
  const sent = items.flatMap(({ item }) => item.regularPrice?.currency ?? []);
  const source = request.header.system;
  const place = await context.placeOf({ book: number, storeId, store, source, sent, net: body.netPrice === true });
  const variant = { singleItems: body.mode === "LineItem", immediate: body.scheme === "CalcForItem" };
  const book = await context.ppsBook(number, place, variant);
  const at = momentOf(body.dateTime ?? request.header.dateTimes[0], store, context.clock.now());
  const { currency } = place;
  const ground = { storeId, currency, at, channel: store?.distributionChannel };
  const told = await withCustomer(context, readHead(body, ground), store);
  const couponIds = await couponIdsOf(context, book, told, { caller, basketId: body.transactionId });
  const coupons = [...new Set(couponIds.values())];
  const { coupons: _codes, ...rest } = told;
  const head = coupons.length === 0 ? rest : { ...rest, coupons };
  const asked = { kind: "service", number, place, variant } as const;
  const price = (basket: Basket, options: PricingOptions) =>
    context.engine.price({ asked, book: book.compiled, basket, options });
  const priced = await priceLines({ book: book.compiled, price, hooks: context.hooks, head, body, ground }, items);
  return answerBody({ request, body, items, priced, book, currency, couponIds });
}

/** A time without a zone is local time of the business unit, which is how validities are kept. */
function momentOf(
  dateTime: string | undefined,
  store: PriceStore | undefined,
  now: Date,
): Pick<Basket, "at" | "timeZone"> {
  const timeZone = store?.timeZone ?? "UTC";
  if (dateTime === undefined || dateTime.trim() === "") return { at: now.toISOString(), timeZone };
  if (/(Z|[+-]\d\d:\d\d)$/.test(dateTime)) return { at: dateTime, timeZone };
  return { at: `${dateTime}Z`, timeZone: "UTC" };
}

/** Groups that were sent count; for a customer who came without, those we know. */
async function withCustomer(
  { readCustomer }: PpsCalculation,
  head: Omit<Basket, "lines">,
  store: PriceStore | undefined,
): Promise<Omit<Basket, "lines">> {
  const { customer } = head;
  if (customer === undefined || store === undefined || customer.id === "" || customer.groups?.length) return head;
  const known = await readCustomer(customer.id, store);
  return known === undefined ? head : { ...head, customer: known };
}

/** Our own coupons by their codes, which are looked up; guesses count against the caller. Other systems' codes are what they are. */
async function couponIdsOf(
  { resolveCodes }: PpsCalculation,
  { foreignCodes }: PpsBook,
  { coupons = [], at, timeZone = "UTC", customer }: Omit<Basket, "lines">,
  { caller, basketId }: { caller: string; basketId: string | undefined },
): Promise<Map<string, string>> {
  const found = new Map(coupons.filter((code) => foreignCodes.has(code)).map((code) => [code, code]));
  const codes = coupons.filter((code) => !found.has(code));
  if (codes.length === 0) return found;
  const customerId = customer?.id || undefined;
  for (const { code, couponId } of await resolveCodes({ codes, at, timeZone, customerId, basketId, caller }))
    if (couponId !== undefined) found.set(code, couponId);
  return found;
}
