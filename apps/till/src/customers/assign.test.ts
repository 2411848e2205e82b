import { completeTillSettings, type TillCustomer } from "@counterfoil/contracts";
import { expect, it } from "vitest";
import { type LedgerRow, readMasterRows, TillDatabase } from "../ledger/index.ts";
import { observable } from "../observable.ts";
import { type Basket, emptyBasket, openSale, type PricedBasket, unpriced } from "../selling/index.ts";
import { type Call, ServerRefusal, ServerUnreachable } from "../sync/index.ts";
import type { Till } from "../till.ts";
import {
  assignToSale,
  type CustomerWish,
  findByCard,
  makeCustomer,
  readCredit,
  readPurchases,
  sendNewCustomers,
  withNewCustomers,
} from "./index.ts";

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

const customerIndex = { search: () => [], put: async () => undefined };

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

it("makes a customer who is sold to at once; who is similar is told, and the server's trouble makes nobody in training", async () => {
  const asked: unknown[] = [];
  const similar = { partnerId: "0000012346", name: "Tess", same: ["contact"] };
  const refusal = { code: "customer-similar", problems: [similar] };
  let answer: () => Promise<unknown> = () => Promise.reject(new ServerRefusal(409, refusal));
  const database = new TillDatabase("customers");
  const catalogue = observable({ customers, customerIndex });
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
  database.training = [];
  expect(await makeCustomer(till, id, wish, [])).toBe("notInTraining");
  database.training = undefined;
  expect([catalogue.get().customers.size, await database.masterPages.count()]).toEqual([3, 0]);
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
  expect((await readMasterRows(database)).rows.customers.get("CEJWCM25VF")).toEqual(made);
  const body = {
    id,
    category: "person",
    person: { last: "Testerson" },
    address: { country: "GB", city: "London" },
    emails: [],
    phones: [],
  };
  const seen = { ...body, notTheSameAs: ["0000012346"] };
  expect(asked).toEqual([body, seen]);
});

const wished = (more: Partial<CustomerWish>): CustomerWish => ({
  ...{ company: "", first: "", last: "Offline", street: "", postalCode: "", city: "Leeds", country: "GB" },
  ...{ email: "", phone: "" },
  ...more,
});
const ID = "01890000-0000-7000-8000-000000000001";

/** A till whose server answers as each test says. */
function cutOff(name: string) {
  const known = new Map([
    ["0000012346", customer("0000012346", { emails: ["Tess@example.com"], phones: ["+442079460011"], city: "York" })],
  ]);
  const noted: unknown[] = [];
  const asked: Call[] = [];
  const away = () => Promise.reject(new ServerUnreachable("away"));
  const answers: { next(): Promise<unknown> } = { next: away };
  const till = {
    database: new TillDatabase(name),
    catalogue: observable({ customers: known, customerIndex }),
    server: {
      call(call: Call) {
        asked.push(call);
        return answers.next();
      },
    },
    note: (...said: unknown[]) => noted.push(said),
  } as unknown as Till;
  return { till, asked, noted, answers };
}

it("what cannot be right is said before anybody is asked", async () => {
  const { till, asked } = cutOff("invalid");
  const answer = (more: Partial<CustomerWish>) => makeCustomer(till, ID, wished(more), []);
  expect(await answer({ email: "tess@" })).toEqual({ invalid: "email" });
  expect(await answer({ phone: "x" })).toEqual({ invalid: "phone" });
  expect(await answer({ country: "G" })).toEqual({ invalid: "country" });
  expect(asked).toEqual([]);
});

it("without the server, who is similar is found among the customers that the till knows", async () => {
  const { till } = cutOff("similar");
  const same = async (more: Partial<CustomerWish>) => {
    const answer = await makeCustomer(till, ID, wished(more), []);
    return typeof answer === "object" && "similar" in answer ? answer.similar.map((each) => each.same) : answer;
  };
  expect(await same({ email: "tess@EXAMPLE.com" })).toEqual([["contact"]]);
  expect(await same({ phone: "020 7946 0011" })).toEqual([["contact"]]);
  expect(await same({ phone: "+44 (0)20 7946 0011" })).toEqual([["contact"]]);
  expect(await same({ last: "customer 0000012346", city: "york" })).toEqual([["name"]]);
  expect([await till.database.newCustomers.count(), till.catalogue.get()?.customers.size]).toEqual([0, 1]);
});

it("makes a customer without the server, by the number that the server will give, and tells it of them once", async () => {
  const { till, asked, noted, answers } = cutOff("offline");
  const made = await makeCustomer(till, ID, wished({ first: "Ann" }), []);
  const customerId = "C9BY6JCP10";
  expect(made).toMatchObject({ made: { customerId, name: "Ann Offline", city: "Leeds" }, waits: true });
  expect(till.catalogue.get()?.customers.get(customerId)?.name).toBe("Ann Offline");
  // A round of all anew forgets what the server does not know; what waits stays.
  const anew = { customers: new Map(), customerIndex } as unknown as Parameters<typeof withNewCustomers>[1];
  expect([...(await withNewCustomers(till.database, anew)).customers.keys()]).toEqual([customerId]);
  await expect(sendNewCustomers(till, "token")).rejects.toThrow("away");
  const similar = { partnerId: "0000099999", name: "Ann Offline", same: ["name"] };
  const refusals = [new ServerRefusal(409, { code: "customer-similar", problems: [similar] })];
  answers.next = async () => {
    const refusal = refusals.pop();
    if (refusal) throw refusal;
    return { partnerId: customerId };
  };
  await sendNewCustomers(till, "token");
  await sendNewCustomers(till, "token");
  const bodies = asked.map(({ body }) => body as { id: string; notTheSameAs?: string[] });
  expect(bodies.map(({ id, notTheSameAs = [] }) => [id, notTheSameAs])).toEqual([
    [ID, []],
    [ID, []],
    [ID, []],
    [ID, ["0000099999"]],
  ]);
  expect(noted).toEqual([["customerPerhapsTwice", { customerId, name: "Ann Offline", similar: "0000099999" }]]);
  expect(await till.database.newCustomers.count()).toBe(0);
});

it("a customer whom the server does not take holds no receipts back for ever, and waits for a person", async () => {
  const { till, answers } = cutOff("refused");
  await makeCustomer(till, ID, wished({}), []);
  answers.next = () => Promise.reject(new ServerRefusal(500, { code: "internal", detail: "broken" }));
  for (let time = 1; time < 5; time += 1) await expect(sendNewCustomers(till, "token")).rejects.toThrow("broken");
  await sendNewCustomers(till, "token");
  const problem = { code: "internal", detail: "broken" };
  expect(await till.database.newCustomers.toArray()).toMatchObject([{ id: ID, state: "needsYou", problem }]);
  answers.next = () => Promise.reject(new Error("not asked any more"));
  await sendNewCustomers(till, "token");
});

it("reads what a customer bought from the server, and from this till's own receipts when that is silent or not to be asked", async () => {
  const { till, asked, answers } = cutOff("purchases");
  const { database, server } = till;
  const receipt = {
    ...{ kind: "receipt", customerId: "0000012346", number: "1010-01-000001", storeId: "1010", currency: "GBP" },
    ...{ occurredAt: "2026-11-22T10:00:00.000Z", totals: { total: 510 }, lines: [{ quantity: 1.5 }, { quantity: 2 }] },
  };
  const others = { ...receipt, customerId: "0000012350", number: "1010-01-000002" };
  for (const [index, transaction] of [receipt, others].entries())
    await database.transactions.add({ id: `id-${index}`, running: index + 1, transaction } as unknown as LedgerRow);
  const here = { number: "1010-01-000001", total: 510, pieces: 3.5 };
  const ofThisTill = { everywhere: false, receipts: [expect.objectContaining(here)] };
  expect(await readPurchases({ database, server: undefined }, "0000012346")).toEqual(ofThisTill);
  expect(asked).toEqual([]);
  expect(await readPurchases({ database, server }, "0000012346")).toEqual(ofThisTill);
  expect(asked).toHaveLength(1);
  answers.next = async () => ({ receipts: [], points: 12 });
  expect(await readPurchases({ database, server }, "0000012346")).toEqual({
    receipts: [],
    points: 12,
    everywhere: true,
  });
});

it("lets a customer owe what the limit leaves at the server, what is unsent here counts; without the server what the store allows", async () => {
  const { till: cut, asked, answers } = cutOff("credit");
  const limited = customer("0000012360", { creditLimit: 5000 });
  const known = new Map([...customers, [limited.customerId, limited]]);
  const settings = observable(completeTillSettings({ payment: { accountOfflineMost: 1000 } }));
  const till = { ...cut, settings, catalogue: observable({ customers: known }) } as unknown as Till;
  const left = (customerId: string) => readCredit(till, customerId, "ACCOUNT");
  expect(await left("0000012346")).toBeUndefined();
  expect(asked).toEqual([]);
  expect(await left("0000012360")).toEqual({ left: 1000, by: "offline" });
  const payments = [
    { method: "ACCOUNT", amount: 300 },
    { method: "CASH", amount: 50 },
  ];
  for (const [index, customerId] of ["0000012360", "0000012346"].entries()) {
    const transaction = { kind: "receipt", customerId, payments };
    await till.database.transactions.add({
      ...{ id: `id-${index}`, running: index + 1, state: "waiting", transaction },
    } as unknown as LedgerRow);
  }
  expect(await left("0000012360")).toEqual({ left: 700, by: "offline" });
  answers.next = async () => ({ open: 4000, creditLimit: 5000 });
  expect(await left("0000012360")).toEqual({ left: 700, by: "limit" });
  answers.next = async () => ({ open: 4900, creditLimit: 5000 });
  expect(await left("0000012360")).toEqual({ left: -200, by: "limit" });
  answers.next = async () => ({ open: 4000 });
  expect(await left("0000012360")).toBeUndefined();
});
