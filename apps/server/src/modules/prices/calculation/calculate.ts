import type { BasketRequest } from "@counterfoil/contracts";
import { type Basket, type Priced, PricingError } from "@counterfoil/pricing";
import type { PriceStore } from "../books/index.ts";
import type { ResolvedCode } from "../coupons/index.ts";
import { basketNotPriced, noPriceBook, storeUnknown } from "../errors.ts";
import type { CalculationContext } from "./context.ts";

/** The engine's answer with the codes as they were shown, also those the engine never saw. */
export type Calculated = Omit<Priced, "coupons"> & {
  coupons: { code: string; couponId?: string; used: boolean; reason?: string }[];
};

/** Who asks: found out only when wrong coupon codes may have to be counted. */
export type ReadCaller = () => Promise<string>;

/** Prices a basket with the current book, as a till of the store would. */
export async function calculate(
  context: CalculationContext,
  request: BasketRequest,
  readCaller?: ReadCaller,
): Promise<Calculated> {
  const store = await context.readStore(request.store);
  if (store === undefined) throw storeUnknown(`There is no store ${request.store}.`, "/body/store");
  const number = await context.currentBook();
  if (number === 0) throw noPriceBook();
  const at = request.at ?? context.clock.now().toISOString();
  const codes = request.coupons?.length ? await resolveCodes(context, { ...request, at }, store, readCaller) : [];
  const customer = request.customer && (await customerOf(request.customer, store, context.readCustomer));
  const basket = basketOf(request, { at, store, customer, codes });
  return answerOf(await priceWithHooks(context, { number, store }, basket, request.nearMisses), codes);
}

/** Prices with the hooks of the retailer around the engine; what cannot be priced is a refusal that names the line. */
async function priceWithHooks(
  { hooks, price }: CalculationContext,
  book: Parameters<typeof price>[0],
  asked: Basket,
  nearMisses?: number,
): Promise<Priced> {
  const basket = hooks.beforeCalculation?.(asked) ?? asked;
  try {
    const priced = await price(book, basket, nearMisses === undefined ? {} : { nearMisses });
    if (priced === undefined) throw noPriceBook();
    return hooks.afterCalculation?.(priced, basket) ?? priced;
  } catch (error) {
    if (error instanceof PricingError) throw refusalOf(error, basket);
    throw error;
  }
}

function refusalOf({ message, problems }: PricingError, basket: Basket) {
  const lineId = problems[0]?.lineId;
  const position = basket.lines.findIndex((line) => line.lineId === lineId);
  return basketNotPriced(message, lineId === undefined || position < 0 ? "/body" : `/body/lines/${position}`, problems);
}

async function resolveCodes(
  context: CalculationContext,
  { coupons, customer, at, basketId }: BasketRequest & { at: string },
  { timeZone }: PriceStore,
  readCaller: ReadCaller | undefined,
): Promise<ResolvedCode[]> {
  return context.resolveCodes({
    codes: [...new Set(coupons)],
    at,
    timeZone,
    customerId: customer?.id,
    basketId,
    caller: await readCaller?.(),
  });
}

type Surroundings = { at: string; store: PriceStore; customer: Basket["customer"]; codes: readonly ResolvedCode[] };

/** Codes become the coupons they stand for; what is only ours (the basket's id) is nothing to the engine. */
function basketOf(request: BasketRequest, { at, store, customer, codes }: Surroundings): Basket {
  const basket = { ...request, at, channel: request.channel ?? store.distributionChannel } as Basket;
  basket.timeZone ??= store.timeZone;
  if (request.customer) basket.customer = customer;
  if (request.coupons) basket.coupons = [...new Set(codes.flatMap(({ couponId }) => couponId ?? []))];
  return basket;
}

/** Whoever names only the customer means the one we know. */
async function customerOf(
  customer: NonNullable<BasketRequest["customer"]>,
  store: PriceStore,
  readCustomer: CalculationContext["readCustomer"],
): Promise<Basket["customer"]> {
  if (customer.groups === undefined && customer.priceList === undefined) return readCustomer(customer.id, store);
  return customer as Basket["customer"];
}

function answerOf(priced: Priced, codes: readonly ResolvedCode[]): Calculated {
  if (codes.length === 0) return priced as Calculated;
  const byId = new Map(priced.coupons.map((coupon) => [coupon.code, coupon]));
  const coupons = codes.map(({ code, couponId, reason }) => {
    if (couponId === undefined) return { code, used: false, reason: reason ?? "unknown" };
    const { used = false, reason: refusal } = byId.get(couponId) ?? {};
    return { code, couponId, used, ...(refusal === undefined ? {} : { reason: refusal }) };
  });
  return { ...priced, coupons };
}
