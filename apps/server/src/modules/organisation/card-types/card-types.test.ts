import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { type PairedTill, type Suite, startSuite } from "../../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
beforeAll(async () => {
  suite = await startSuite(database.url);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

type Listed = { method: string; code: string; erpCode?: string; origin?: string };
const path = "/api/organisation/card-types";
const facts = { names: { en: "Visa", de: "Visa" }, position: 1, active: true };
const save = (way: string, change: object = {}) =>
  suite.asAdmin<{ code: string }>("PUT", `${path}/${way}`, { ...facts, ...change });
const list = async () =>
  (await suite.asAdmin<{ items: Listed[] }>("GET", path)).body.items.map(({ method, code, erpCode, origin }) => [
    `${method}/${code}`,
    erpCode,
    origin,
  ]);
let cookie: string;
const send = async (csv: string, query = "") => {
  cookie ??= await suite.signIn("ada");
  const response = await fetch(`${suite.address}${path}/import${query}`, {
    method: "POST",
    headers: { cookie, "content-type": "text/csv; charset=utf-8" },
    body: csv,
  });
  return { status: response.status, body: (await response.json()) as { rows: object[]; good: number; failed: number } };
};

test("a card goes to the ERP as its payment method does until the lookup has a code of its own", async () => {
  expect((await save("CARD/VISA")).status).toBe(204);
  expect(await list()).toEqual([["CARD/VISA", "CARD", "method"]]);
  await suite.asAdmin("POST", "/api/hub/field-mappings/salesTransactions/lookups", {
    lookup: "payment",
    from: "CARD/VISA",
    to: "VISA",
  });
  expect(await list()).toEqual([["CARD/VISA", "VISA", "own"]]);
});

test("tills offer the active ones of a method, in their order", async () => {
  await save("CARD/MASTERCARD", { names: { en: "Mastercard" }, position: 0 });
  await save("CARD/OLD", { active: false });
  const till = await suite.createTill("1010-01");
  const { paymentMethods } = till.configuration;
  expect(paymentMethods.find(({ code }) => code === "CARD")?.cardTypes).toEqual([
    { code: "MASTERCARD", names: { en: "Mastercard" } },
    { code: "VISA", names: { en: "Visa", de: "Visa" } },
  ]);
  expect(paymentMethods.find(({ code }) => code === "CASH")).not.toHaveProperty("cardTypes");
});

test("tills know which cards the ERP has no code for, where a method leaves it to them", async () => {
  const methods = "/api/organisation/payment-methods";
  const ofCards = { kind: "card", names: { en: "Card" }, position: 2 };
  const unmapped = async () => {
    const headers = { authorization: `Bearer ${till.token}` };
    const { body } = await suite.call<PairedTill["configuration"]>("GET", "/api/tills/configuration", { headers });
    const cards = body.paymentMethods.find(({ code }) => code === "CARD")?.cardTypes ?? [];
    return cards.filter((card) => card.unmapped).map(({ code }) => code);
  };
  const till = await suite.createTill("1010-02");
  expect(await unmapped()).toEqual([]);
  const refused = await suite.asAdmin<{ code: string }>("PUT", `${methods}/CASH`, { ...ofCards, kind: "cash" });
  expect(refused.body.code).toBe("payment-code-missing");
  expect((await suite.asAdmin("PUT", `${methods}/CARD`, ofCards)).status).toBe(204);
  expect(await unmapped()).toEqual(["MASTERCARD"]);
  const entry = { lookup: "payment", from: "CARD/MASTERCARD", to: "MAST" };
  await suite.asAdmin("POST", "/api/hub/field-mappings/salesTransactions/lookups", entry);
  expect(await unmapped()).toEqual([]);
  await suite.asAdmin("PUT", `${methods}/CARD`, { ...ofCards, erpCode: "CARD" });
});

test("who makes a way to pay or a card that is there is refused, and nothing changes", async () => {
  const state = () => suite.rows("select * from organisation.payment_method, organisation.card_type order by 1");
  const before = await state();
  const facts = { names: { en: "Another" }, position: 9 };
  const method = { ...facts, kind: "card", erpCode: "X" };
  const refused = [
    await suite.asAdmin<{ code: string }>("PUT", "/api/organisation/payment-methods/CARD?new=true", method),
    await suite.asAdmin<{ code: string }>("PUT", "/api/organisation/card-types/CARD/VISA?new=true", {
      ...facts,
      active: true,
    }),
  ];
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
    [409, "payment-method-exists"],
    [409, "card-type-exists"],
  ]);
  expect(await state()).toEqual(before);
});

test("cash has no cards, and a code has no blanks", async () => {
  const before = await list();
  expect((await save("CASH/VISA")).body.code).toBe("payment-method-not-card");
  expect((await save("NONE/VISA")).body.code).toBe("payment-method-not-card");
  expect((await save("CARD/vi%20sa")).body.code).toBe("invalid-request");
  expect(await list()).toEqual(before);
});

test("a file is tried first; then good rows are taken with their codes, and what is exported can be imported", async () => {
  const csv =
    "method;code;nameEn;nameDe;position;erpCode\nCARD;GIROCARD;Girocard;girocard;3;GIRO\nCASH;X;;;;\nCARD;AMEX;;;1,5;\n";
  const before = await list();
  const tried = await send(csv, "?dryRun=true");
  expect(tried.body).toMatchObject({ good: 1, failed: 2 });
  expect(tried.body.rows).toEqual([
    { row: 2, code: "GIROCARD" },
    {
      row: 3,
      code: "X",
      problem: "“CASH” is no payment method of kind card.",
      fault: { code: "method-no-card", value: "CASH" },
    },
    { row: 4, code: "AMEX", problem: "“1,5” is no position.", fault: { code: "position-invalid", value: "1,5" } },
  ]);
  expect(await list()).toEqual(before);
  expect((await send(csv)).body).toMatchObject({ good: 1, failed: 2 });
  expect((await list()).find(([way]) => way === "CARD/GIROCARD")).toEqual(["CARD/GIROCARD", "GIRO", "own"]);
  const exported = (await suite.asAdmin("GET", `${path}.csv`)).text;
  const after = await list();
  expect((await send(exported)).body).toMatchObject({ good: 4, failed: 0 });
  expect(await list()).toEqual(after);
});
