import type { TillCustomer } from "@counterfoil/contracts";
import { expect, it } from "vitest";
import { TillDatabase } from "../ledger/index.ts";
import { observable } from "../observable.ts";
import { type Basket, emptyBasket, openSale, type PricedBasket, unpriced } from "../selling/index.ts";
import { ServerRefusal, ServerUnreachable } from "../sync/index.ts";
import type { Till } from "../till.ts";
import { assignToSale, findByCard, makeCustomer } from "./index.ts";

const customer = (customerId: string, more: Partial<TillCustomer> = {}): TillCustomer => ({
  customerId,
  name: `Customer ${customerId}`,
  emails: [],
  phones: [],
  groups: [],
  ...more,
});
const customers = new Map(
  [
    customer("0000012346", { priceList: "W1", loyaltyNumber: "CF-4711" }),
    customer("C7KQ2M9XWA", { erpNumber: "0000020001" }),
    customer("0000012350", { blocked: "orders" }),
  ].map((each) => [each.customerId, each]),
);

/** Two lines, of which the price list makes the first cheaper. */
function priced({ customerId }: Basket): PricedBasket {
  const amounts = customerId === "0000012346" ? [200, 1275] : [255, 1275];
  const lines = amounts.map((amount, at) => ({ lineId: `000${at + 1}`, text: `Line ${at + 1}`, amount }));
  const empty = unpriced("2026-11-22T10:00:00.000Z");
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return { ...empty, lines, totals: { ...empty.totals, total } } as unknown as PricedBasket;
}

function open(): Pick<Till, "sale" | "catalogue"> & Till {
  const sale = openSale({ price: priced, keep: () => undefined, wrong: () => undefined });
  return { sale, catalogue: observable({ customers }) } as unknown as Till;
}

it("knows a card by its number, in any case of letters, ours and the ERP's number, and nothing else", () => {
  const found = ["cf-4711", "C7KQ2M9XWA", "0000020001", "CF-4712", "471", ""].map((code) =>
    findByCard(customers, code),
  );
  expect(found.map((each) => each?.customerId)).toEqual([
    "0000012346",
    "C7KQ2M9XWA",
    "C7KQ2M9XWA",
    undefined,
    undefined,
    undefined,
  ]);
});

it("says line by line what the customer's prices change, and takes the step back", () => {
  const till = open();
  assignToSale(till, "0000012346");
  expect(till.sale.state.get().notices).toMatchObject([
    {
      key: "notice.customerPrices",
      values: { before: 1530, after: 1475 },
      steps: [{ text: "Line 1", before: 255, after: 200 }],
    },
  ]);
  till.sale.undo();
  expect([till.sale.state.get().basket, till.sale.state.get().priced.totals.total]).toEqual([emptyBasket, 1530]);
});

it("refuses a blocked customer with the reason, and changes nothing", () => {
  const till = open();
  assignToSale(till, "0000012350");
  expect(till.sale.state.get().basket).toEqual(emptyBasket);
  expect(till.sale.state.get().notices.map(({ key }) => key)).toEqual(["customerBlocked.orders"]);
});

it("makes a customer who is sold to at once; who is similar is told, and without the server nobody is made", async () => {
  const asked: unknown[] = [];
  const similar = { partnerId: "0000012346", name: "Tess", same: ["contact"] };
  const refusal = { code: "customer-similar", problems: [similar] };
  let answer: () => Promise<unknown> = () => Promise.reject(new ServerRefusal(409, refusal));
  const database = new TillDatabase("customers");
  const catalogue = observable({ customers });
  const server = {
    call: ({ body }: { body?: unknown }) => {
      asked.push(body);
      return answer();
    },
  };
  const till = { database, catalogue, server } as unknown as Parameters<typeof makeCustomer>[0];
  const nothing = { company: "", first: "", street: "", postalCode: "", email: "", phone: "" };
  const wish = { ...nothing, last: "Testerson", city: "London", country: "GB" };
  const id = "01890000-0000-7000-8000-000000000001";
  expect(await makeCustomer(till, id, wish, [])).toEqual({ similar: [similar] });
  answer = () => Promise.reject(new ServerUnreachable("away"));
  expect(await makeCustomer(till, id, wish, ["0000012346"])).toBe("notReachable");
  expect([catalogue.get().customers.size, await database.customers.count()]).toEqual([3, 0]);
  answer = async () => ({ partnerId: "CEJWCM25VF" });
  const made = {
    customerId: "CEJWCM25VF",
    name: "Testerson",
    city: "London",
    country: "GB",
    emails: [],
    phones: [],
    groups: [],
  };
  expect(await makeCustomer(till, id, wish, ["0000012346"])).toEqual({ made });
  expect(catalogue.get().customers.get("CEJWCM25VF")).toEqual(made);
  expect(await database.customers.get("CEJWCM25VF")).toEqual(made);
  const body = {
    id,
    category: "person",
    person: { last: "Testerson" },
    address: { country: "GB", city: "London" },
    emails: [],
    phones: [],
  };
  const seen = { ...body, notTheSameAs: ["0000012346"] };
  expect(asked).toEqual([body, seen, seen]);
});
