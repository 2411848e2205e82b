import type { Clock } from "@counterfoil/platform";
import type { Basket } from "@counterfoil/pricing";
import type {
  PriceCalculate,
  PriceCalculateBody,
  PriceCalculateBodyDraft,
  PriceCalculateDraft,
} from "@counterfoil/sap";
import type { PricePlace, PriceStore } from "../../books/index.ts";
import type { CalculationHooks } from "../../calculation/index.ts";
import type { CodeQuestion, ResolvedCode } from "../../coupons/index.ts";
import { answerBody, answerDocument } from "./answer.ts";
import { notCalculated } from "./business-error.ts";
import type { PpsBook, PpsBookOf } from "./pps-books.ts";
import { priceLines } from "./price-lines.ts";
import { type ItemLine, itemLines, readHead } from "./read-basket.ts";

export type PpsCalculation = {
  clock: Clock;
  currentBook: () => Promise<number>;
  ppsBook: PpsBookOf;
  hooks: CalculationHooks;
  readStore: (storeId: string) => Promise<PriceStore | undefined>;
  readCustomer: (customerId: string, place: PricePlace) => Promise<Basket["customer"]>;
  resolveCodes: (question: CodeQuestion) => Promise<ResolvedCode[]>;
  readCurrencies: (question: { book: number; storeId: string; source: string | undefined }) => Promise<string[]>;
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
  const place = await placeOf(context, { number, storeId, store, request, body, items });
  const variant = { singleItems: body.mode === "LineItem", immediate: body.scheme === "CalcForItem" };
  const book = await context.ppsBook(number, place, variant);
  const at = momentOf(body.dateTime ?? request.header.dateTimes[0], store, context.clock.now());
  const { currency } = place;
  const ground = { storeId, currency, at, channel: store?.distributionChannel };
  const asked = await withCustomer(context, readHead(body, ground), store);
  const couponIds = await couponIdsOf(context, book, asked, { caller, basketId: body.transactionId });
  const coupons = [...new Set(couponIds.values())];
  const { coupons: _codes, ...rest } = asked;
  const head = coupons.length === 0 ? rest : { ...rest, coupons };
  const priced = priceLines({ book: book.compiled, hooks: context.hooks, head, body, ground }, items);
  return answerBody({ request, body, items, priced, book, currency, couponIds });
}

type PlaceFacts = {
  number: number;
  storeId: string;
  store: PriceStore | undefined;
  request: PriceCalculate;
  body: PriceCalculateBody;
  items: readonly ItemLine[];
};

/** A business unit that is no store of ours is known by the prices that were sent for it, and sells in their currency. */
async function placeOf(
  context: PpsCalculation,
  { number, storeId, store, request, body, items }: PlaceFacts,
): Promise<PricePlace> {
  const source = request.header.system;
  const sent = items.flatMap(({ item }) => item.regularPrice?.currency ?? []);
  const currency = store?.currency ?? (await rememberedCurrency(context, { book: number, storeId, source }, sent));
  return {
    storeId,
    currency,
    salesOrganisation: store?.salesOrganisation ?? "",
    distributionChannel: store?.distributionChannel ?? "",
    ...(source === undefined ? {} : { sourceSystem: source }),
    ...(body.netPrice ? { net: true } : {}),
    withHistory: true,
  };
}

/** One question for each place and book; the answer of a book never changes. */
const currencies = new WeakMap<PpsCalculation, Map<string, { book: number; found: Promise<string[]> }>>();
const MOST_PLACES = 10_000;

async function rememberedCurrency(
  context: PpsCalculation,
  question: { book: number; storeId: string; source: string | undefined },
  sent: readonly string[],
): Promise<string> {
  const places = currencies.get(context) ?? new Map();
  currencies.set(context, places);
  const key = `${question.storeId}\n${question.source ?? ""}`;
  let known = places.get(key);
  if (known?.book !== question.book) {
    if (places.size >= MOST_PLACES) places.clear();
    known = { book: question.book, found: context.readCurrencies(question) };
    known.found.catch(() => places.delete(key));
    places.set(key, known);
  }
  const [first, second] = (await known.found) as string[];
  if (first !== undefined && second === undefined) return first;
  if (sent[0] !== undefined) return sent[0];
  if (first === undefined)
    throw notCalculated("business-unit-unknown", `There are no prices for business unit ${question.storeId}.`, {
      variables: [question.storeId],
    });
  throw notCalculated("currency-ambiguous", `Business unit ${question.storeId} has prices in ${first} and ${second}.`);
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
