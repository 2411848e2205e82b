import type { Clock, HttpServer, Log, SecretKey } from "@counterfoil/platform";
import type { Basket } from "@counterfoil/pricing";
import type { ItemPrices, RopPromotion } from "@counterfoil/sap";
import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import type { Db } from "../../../database.ts";
import type { Access } from "../../access/index.ts";
import { type BookShelf, type PricePlace, type PriceStore, readBookInput } from "../books/index.ts";
import type { CalculationHooks } from "../calculation/index.ts";
import type { CodeQuestion, ResolvedCode } from "../coupons/index.ts";
import type { Engine } from "../engine/index.ts";
import { createPlaces } from "./calculate/places.ts";
import { createPpsBooks } from "./calculate/pps-books.ts";
import { registerCalculateRoutes } from "./calculate/routes.ts";
import { createDistribution, registerDistributionRoutes } from "./distribution/index.ts";
import { applyItemPrices } from "./upload/apply-item-prices.ts";
import { applyPromotions } from "./upload/apply-promotions.ts";

export { couponCodesOf } from "./rop/pps-promotion.ts";

export type PpsOptions = {
  db: Db;
  clock: Clock;
  log: Log;
  secretKey: SecretKey;
  baseUrl?: string;
  /** LOGSYS of the retailer's own ERP. */
  ownSystem: string;
  tenant: string;
  currentBook: () => Promise<number>;
  engine: Pick<Engine, "price">;
  shelf: BookShelf;
  hooks: CalculationHooks;
  resolveCodes: (question: CodeQuestion) => Promise<ResolvedCode[]>;
  /** The code of a coupon of ours that has one; null: a series has one for each customer. */
  codeOfCoupon: (couponId: string) => Promise<string | null | undefined>;
  readCustomer: (customerId: string, place: PricePlace) => Promise<Basket["customer"]>;
  readStore: (storeId: string) => Promise<PriceStore | undefined>;
};

/** Prices and promotions as SAP's price service takes and answers them. */
export function createPps(options: PpsOptions) {
  const { db, ownSystem, tenant, readStore } = options;
  const calculation = {
    ...options,
    ppsBook: createPpsBooks((number, place) => readBookInput(db, number, place), options.shelf),
    placeOf: createPlaces(db),
  };

  const distribution = createDistribution({ ...options, baseUrl: options.baseUrl });

  /** Stores of ours in a batch: a price in another currency would never be found. */
  async function currenciesOf(businessUnits: readonly { id: string }[]) {
    const known = new Map<string, string>();
    for (const id of new Set(businessUnits.map((unit) => unit.id))) {
      const store = await readStore(id);
      if (store) known.set(id, store.currency);
    }
    return (storeId: string) => known.get(storeId);
  }

  return {
    registerRoutes: (server: HttpServer, access: Access) => {
      registerCalculateRoutes(server, calculation, { access, tenant });
      registerDistributionRoutes(server, distribution, access);
    },
    distribution,
    applyPromotions: async (bulk: Bulk, promotions: readonly RopPromotion[]) => {
      const currencyOf = await currenciesOf(promotions.flatMap(({ businessUnits }) => businessUnits));
      return applyPromotions(bulk, promotions, { own: ownSystem, currencyOf });
    },
    applyItemPrices: async (bulk: Bulk, items: readonly ItemPrices[]) =>
      applyItemPrices(bulk, items, {
        own: ownSystem,
        currencyOf: await currenciesOf(items.flatMap(({ context }) => context.businessUnits)),
      }),
  };
}

export type Pps = ReturnType<typeof createPps>;
