import type { BasketRequest, Receipt } from "@counterfoil/contracts";
import { calculate, type ReadCaller } from "./calculate.ts";
import type { CalculationContext, Language } from "./context.ts";
import { explain } from "./explain.ts";
import { priceReceiptAgain } from "./price-receipt-again.ts";

export { type Calculated, calculate } from "./calculate.ts";
export type { CalculationContext, CalculationHooks, Language, PriceInStore } from "./context.ts";
export { offerTexts } from "./offer-texts.ts";
export { registerCalculationRoutes } from "./routes.ts";

/** Baskets and receipts, priced as a till prices them. */
export function createCalculation(context: CalculationContext) {
  return {
    calculate: (request: BasketRequest, readCaller?: ReadCaller) => calculate(context, request, readCaller),
    explain: (request: BasketRequest & { language?: Language }, readCaller?: ReadCaller) =>
      explain(context, request, readCaller),
    priceReceiptAgain: (receipt: Receipt) => priceReceiptAgain(context, receipt),
  };
}

export type Calculation = ReturnType<typeof createCalculation>;
