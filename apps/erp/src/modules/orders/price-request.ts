import { priceCalculateFormat } from "@counterfoil/sap";
import type { Order } from "./order.ts";

const SOURCE_SYSTEM = "CFERP";

/** The order as SAP's PriceCalculate. Coupons follow the goods as lines of their own. */
export function writePriceRequest(orderId: string, messageId: string, order: Order): string {
  const goods = order.items.map(({ articleId, quantity, unit }, index) => ({
    numbers: [index],
    sale: {
      type: "Stock",
      nonDiscountable: false,
      fixedPrice: false,
      taxIncluded: true,
      nonPiece: false,
      priceType: "00",
      notConsidered: false,
      itemIds: [articleId],
      quantities: [{ value: quantity, units: 1, unit }],
    },
  }));
  const coupons = order.coupons.map((code, index) => ({
    numbers: [order.items.length + index],
    coupon: { code, quantity: { value: 1 } },
  }));
  return priceCalculateFormat.writeXml({
    majorVersion: 2,
    minorVersion: 1,
    header: {
      action: "Calculate",
      messageType: "Request",
      messageId,
      dateTimes: [`${order.priceAt}.0`],
      businessUnits: [{ id: order.siteId, type: "RetailStore" }],
      system: SOURCE_SYSTEM,
      languages: ["EN", "DE"],
    },
    bodies: [
      {
        transactionType: "SaleTransaction",
        netPrice: false,
        transactionId: orderId,
        dateTime: `${order.priceAt}.0`,
        loyalty: [
          { customerId: order.customerId, ...(order.customerGroup && { programs: [{ id: order.customerGroup }] }) },
        ],
        basket: { lines: [...goods, ...coupons] },
      },
    ],
  });
}
