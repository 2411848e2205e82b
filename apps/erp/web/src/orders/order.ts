import { api } from "@counterfoil/ui";
import type { DraftRow } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import type { Names } from "../common/names.ts";
import { nameIn } from "../common/value-lists.ts";

/** As the ERP's API has sales orders. */
export type Condition = {
  step: number;
  counter: number;
  conditionType: string;
  amount: number;
  rate?: number;
  percent?: number;
  quantity?: number;
  promotionId?: string;
  text?: string;
  texts?: { en?: string; de?: string };
  count?: number;
  statistical?: boolean;
};
export type OrderItem = { item: number; articleId: string; quantity: number; unit: string };
export type Order = {
  customerId: string;
  siteId: string;
  salesOrganisation: string;
  distributionChannel: string;
  division: string;
  currency: string;
  priceAt: string;
  coupons: string[];
  reference?: string;
  requestedDate?: string;
  shipToId?: string;
  note?: string;
  deliverTo?: string;
  items: OrderItem[];
};
export type PricedItem = { item: number; regularAmount: number; amount: number; conditions: Condition[] };
export type OrderAnswer = {
  orderId: string;
  orderType: string;
  order: Order;
  state: State;
  status: Status;
  statusReason?: string;
  /** Year and number of the goods issue. */
  delivery?: string;
  /** Of an order that another system took: which, what it would cost here, and how much more the customer was told. */
  sender?: string;
  own?: { total: number; pricedAt: string };
  ownReason?: string;
  difference?: number;
  version: number;
  pricing?: { items: PricedItem[]; regular: number; total: number; pricedAt: string };
  names: Record<string, Names>;
  reasonCode?: string;
  reason?: string;
  createdAt: string;
  createdBy: string;
  changedAt: string;
  changedBy: string;
};
export type State = "complete" | "incomplete";
export const stateTones = { complete: "positive", incomplete: "critical" } as const;
export type Status = "open" | "delivered" | "rejected";
export const statusTones = { open: "information", delivered: "positive", rejected: "negative" } as const;

export type OrderType = { orderType: string; texts: Names };

/** Order types with their texts; they change with the program. */
export function useOrderTypes(): OrderType[] {
  const query = useQuery({
    queryKey: ["order-types"],
    queryFn: async ({ signal }) => (await api<{ items: OrderType[] }>("/api/orders/types", { signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return query.data ?? [];
}

export function useOrderTypeText(): (orderType: string) => string {
  const types = useOrderTypes();
  return (orderType) => {
    const found = types.find((each) => each.orderType === orderType);
    return found ? `${nameIn(found.texts)} (${orderType})` : orderType;
  };
}

export type OrderRow = {
  orderId: string;
  orderType: string;
  status: Status;
  sender?: string;
  difference?: number;
  customerId: string;
  siteId: string;
  currency: string;
  reference?: string;
  itemCount: number;
  state: State;
  reason?: string;
  total?: number;
  createdAt: string;
  createdBy: string;
};

export type PricingCall = {
  callId: number;
  calledAt: string;
  calledBy: string;
  durationMs: number;
  statusCode: number | null;
  outcome: string;
  reason: string | null;
  hasAnswer: boolean;
};

export type OrderDraft = {
  customerId: string;
  siteId: string;
  reference: string;
  priceAt: string;
  coupons: string;
  items: DraftRow[];
};
export const blankItem: DraftRow = { articleId: "", quantity: "1", unit: "" };

export function toDraft(order: Order | undefined, quantity: (value: number) => string): OrderDraft {
  if (!order) return { customerId: "", siteId: "", reference: "", priceAt: "", coupons: "", items: [{ ...blankItem }] };
  const { customerId, siteId, reference = "", priceAt, coupons, items } = order;
  const rows = items.map((each) => ({ articleId: each.articleId, quantity: quantity(each.quantity), unit: each.unit }));
  return { customerId, siteId, reference, priceAt, coupons: coupons.join(", "), items: rows };
}

/** Fields left empty are left out; a figure that is none is sent as it was typed, so that the refusal names its field. */
export function orderOf(
  draft: OrderDraft,
  parseQuantity: (text: string) => number | undefined,
): Record<string, unknown> {
  const coupons = draft.coupons.split(/[,;\s]+/).filter(Boolean);
  return {
    customerId: draft.customerId.trim(),
    siteId: draft.siteId,
    ...(draft.reference.trim() !== "" && { reference: draft.reference.trim() }),
    ...(draft.priceAt.trim() !== "" && { priceAt: draft.priceAt.trim() }),
    ...(coupons.length > 0 && { coupons }),
    items: draft.items.map(({ articleId = "", quantity = "", unit = "" }) => ({
      articleId: articleId.trim(),
      quantity: parseQuantity(quantity) ?? quantity,
      ...(unit.trim() !== "" && { unit: unit.trim() }),
    })),
  };
}
