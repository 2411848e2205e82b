import { afterAll, describe, expect, test } from "vitest";
import { openDoor, waitFor } from "../tools/demo/door.ts";
import { startBare } from "../tools/instance/instance.ts";
import { article, gtinOf, organisation, price, site } from "../tools/testing/erp-examples.ts";
import { type Administrator, AdministratorScreen } from "./support/administrator-screen.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { TillScreen } from "./support/till-screen.ts";

/*
 * An administrator who has never seen the product, and a suite in which nothing is set up: connects both sides with the screens, sends
 * a part of the articles, breaks a tax code, and mends what comes of it in one place.
 */
const instance = await startBare();
afterAll(instance.stop);
const { serverUrl, erpUrl, setupToken } = instance.context;
const browser = await openBrowser();
afterAll(() => browser.close());

const ada: Administrator = { userName: "ada", name: "Ada Lindgren", password: "correct horse battery" };
const cashier = { name: "Kim Cashier", pin: "7391" };
const office = new AdministratorScreen(await openPage(browser), `${serverUrl}/backoffice`);
const erpScreen = new AdministratorScreen(await openPage(browser), erpUrl);
const [server, erp] = [openDoor(serverUrl), openDoor(erpUrl)];

const mugs = ["4711", "4712", "4713"];
const lamps = ["5811", "5812"];
const sold: string[] = [];

/** What a retailer's ERP has before anybody thinks of tills. */
async function fillErp(): Promise<void> {
  await erp.post("/api/master-data/sites", { sites: [site("1010")] });
  const categories = ["MUGS", "LAMPS"].map((categoryId) => ({ categoryId, names: { en: categoryId } }));
  await erp.post("/api/master-data/categories", { categories });
  const goods = (ids: string[], categoryId: string) =>
    ids.map((id) =>
      article(id, {
        categoryId,
        units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: [gtinOf(Number(id))] }],
      }),
    );
  const { results } = await erp.post<{ results: { outcome: string }[] }>("/api/master-data/articles", {
    articles: [...goods(mugs, "MUGS"), ...goods(lamps, "LAMPS")],
  });
  expect(results.map(({ outcome }) => outcome)).toEqual(Array(5).fill("created"));
  const prices = [...mugs, ...lamps].map((id) => price(id, 500, "2010-01-01", "9999-12-31"));
  await erp.post("/api/master-data/prices", { prices });
  await erp.post("/api/master-data/business-partners", { businessPartners: [organisation()] });
}

/** Ways to pay and people are as in any retailer; their screens have tests of their own. */
async function fillOrganisation(): Promise<void> {
  await server.put("/api/organisation/nodes/store/1010/values", {
    storageLocations: [{ storageLocation: "0001", name: "Sales floor" }],
  });
  await server.put("/api/organisation/payment-methods/CASH", {
    kind: "cash",
    erpCode: "CASH",
    names: { en: "Cash" },
    position: 1,
  });
  await server.put("/api/catalog/taxes/A1", { rate: 20, names: { en: "Standard" } });
  const { personId } = await server.post<{ personId: string }>("/api/access/people", {
    userName: "kim",
    name: cashier.name,
    password: "correct horse battery",
    roles: ["cashier"],
    temporaryPassword: false,
  });
  await server.put(`/api/access/people/${personId}/pin`, { pin: cashier.pin });
}

test("the first person in each program becomes its administrator on the sign-in page", async () => {
  await office.becomeFirst(setupToken, ada, "Setup Assistant");
  await erpScreen.becomeFirst(setupToken, ada, "Communication Systems");
  for (const door of [server, erp]) await door.signIn(ada.userName, ada.password);
  await fillErp();
});

/** No mouse: Tab to the field or button that is named, as somebody does who has none. */
async function tabTo(name: string): Promise<void> {
  const { page } = office;
  for (let tries = 0; tries < 60; tries++) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(focusedName)) === name) return;
  }
  throw new Error(`no Tab leads to ${name}`);
}

/** The name attribute or the words of what has the focus, inside SAP's components too. */
const focusedName = `(() => {
  const focused = document.activeElement;
  return focused?.getAttribute("name") ?? focused?.textContent?.trim() ?? "";
})()`;

async function typeInto(fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    if ((await office.page.evaluate(focusedName)) !== name) await tabTo(name);
    await office.page.keyboard.press("ControlOrMeta+A");
    await office.page.keyboard.type(value);
  }
}

test("company, store and till are made without touching the mouse", async () => {
  const { keyboard } = office.page;
  await office.open("OrganisationalStructure-display");
  await office.expectText("The company is not set up yet");
  await tabTo("Create company");
  await keyboard.press("Enter");
  await office.expectText("Company code");
  await typeInto({ companyCode: "1000", name: "Mugs & Lamps Ltd", currency: "gbp", salesOrganisation: "1000" });
  await keyboard.press("Enter");
  await office.expectText("Company saved");
  await office.open("Store-create");
  await typeInto({ storeId: "1010", name: "London", addressLines: "High Street" });
  await office.expectAccessible();
  await tabTo("Save");
  await keyboard.press("Enter");
  await office.page.waitForURL(/Store-display/);
  await tabTo("Create till");
  await keyboard.press("Enter");
  await office.expectText("Create till");
  await keyboard.press("Enter");
  await office.expectText("1010-01");
  const { items } = await server.get<{ items: { tillId: string }[] }>("/api/organisation/tills");
  expect(items.map(({ tillId }) => tillId)).toEqual(["1010-01"]);
  await fillOrganisation();
});

describe("both sides are connected with their assistants", () => {
  let secrets: string[] = [];
  let values = "";
  let back = "";

  test("the back office: users, system, arrangements, and the values for the ERP", async () => {
    await office.open("CommunicationSetup-start");
    await office.expectText("1. Technical user");
    await office.fill({ userName: "erp-replication" });
    await office.press("Create technical user");
    secrets = await office.readSecrets(2);
    await office.expectAccessible();
    await office.press("Next");
    await office.press("Fill in for the embedded ERP");
    await office.press("Save");
    await office.page.waitForURL(/Step=destinations/);
    await office.open("CommunicationSetup-start?SystemId=ERP&Step=arrangements");
    await office.press("Arrange all with all services on");
    await office.page.getByRole("link", { name: "SAP_COM_0164 Stock" }).waitFor();
    await office.expectAccessible();
    await office.open("CommunicationValues-display?SystemId=ERP");
    values = await office.copyAll();
    expect(values).toContain("SAP_COM_0008.user = erp-replication\n");
    expect(values).toContain("OPP.user = erp-replication-prices\n");
  });

  test("the ERP: the values are pasted, the secrets typed, a user made for the way back", async () => {
    const [secret = "", clientSecret = ""] = secrets;
    await erpScreen.open("CommunicationSetup-start");
    await erpScreen.page.locator('ui5-textarea[name="pasted"] textarea').fill(values);
    await erpScreen.expectText("Read. Look at the fields below and add the secrets.");
    await erpScreen.fill({ secret, clientSecret, inboundUser: "counterfoil" });
    await erpScreen.press("Create this user");
    [back = ""] = await erpScreen.readSecrets(1);
    await erpScreen.expectAccessible();
    await erpScreen.press("Set up");
    await erpScreen.page.waitForURL(/CommunicationValues-display/);
  });

  test("the back office again: where the ERP answers, checked step by step, and a question that it answers", async () => {
    await office.open("CommunicationSetup-start?SystemId=ERP&Step=destinations");
    await office.press("New Destination");
    await office.fill({ url: erpUrl, userName: "counterfoil", secret: back });
    await office.pressInDialog("Save");
    await office.press("Next");
    await office.press("Check connection");
    await office.expectText("Checked:");
    await office.open("CommunicationSetup-start?SystemId=ERP&Step=test");
    await office.press("Ask the ERP");
    await office.expectText(/Answered in/);
    await office.expectAccessible();
  });
});

test("a filter shows what it lets through before it is saved; an initial run sends that and nothing else", async () => {
  await erpScreen.open("ReplicationModel-search");
  await erpScreen.press("Create model");
  await erpScreen.fill({ modelId: "mugs", name: "Mugs and customers" });
  await erpScreen.pressInDialog("Save");
  await erpScreen.open("ReplicationFilter-change?modelId=mugs&objectType=article");
  await erpScreen.expectText("5 of 5 match.");
  await erpScreen.press("Add line");
  await erpScreen.page.locator('ui5-input[name$="/low"] input').fill(mugs.join(", "));
  await erpScreen.expectText("3 of 5 match. Compared with what the receiver has (0): 3 enter, 0 leave.");
  await erpScreen.expectAccessible();
  await erpScreen.press("Save");
  await erpScreen.pressInDialog("Save");
  await erpScreen.page.waitForURL(/ReplicationModel-display/);
  await erpScreen.press("Replicate");
  await erpScreen.page.locator('ui5-dialog[open] ui5-select[accessible-name="Mode"]').click();
  await erpScreen.page.getByRole("option", { name: "Initial: all objects" }).click();
  await erpScreen.expectText("4 objects.");
  await erpScreen.pressInDialog("Replicate");
  const arrived = await waitFor("three articles and a customer", async () => {
    const articles = await server.get<{ items: { articleId: string }[] }>("/api/catalog/articles?limit=9");
    const customers = await server.get<{ items: unknown[] }>("/api/customers/partners?limit=9");
    return articles.items.length >= 3 && customers.items.length >= 1 ? articles.items : undefined;
  });
  expect(arrived.map(({ articleId }) => articleId)).toEqual(mugs);
});

test("the tax code gets another one in the field mapping: it is tested, and put to use", async () => {
  await office.open("FieldMapping-display?service=salesTransactions");
  await office.press("Edit");
  const tax = office.page
    .locator(".mapping-choice")
    .filter({ has: office.page.locator("ui5-title", { hasText: "Tax" }) });
  await tax.locator("ui5-button", { hasText: "Add Entry" }).click();
  await tax.locator('ui5-input[name="from"] input').last().fill("A1");
  await tax.locator('ui5-input[name="to"] input').last().fill("X9");
  await office.expectAccessible();
  await office.press("Save");
  await office.fill({ why: "New tax codes" });
  await office.pressInDialog("Save");
  await office.page.waitForURL(/version=2/);
  await office.press("Test");
  await office.press("Put to use");
  await office.fill({ why: "New tax codes" });
  await office.pressInDialog("Put to use");
  await office.expectText("is in use from the next document on");
});

test("a till sells, and all of it is set aside for one reason", async () => {
  const till = new TillScreen(await openPage(browser));
  const { pairingCode } = await server.post<{ pairingCode: string }>("/api/organisation/tills/1010-01/pairing-code");
  await till.open(`${serverUrl}/till`);
  await till.pair(pairingCode);
  await till.signIn(cashier.name, cashier.pin);
  for (const mug of mugs) {
    await till.scan(gtinOf(Number(mug)));
    await till.expectTotal("£5.00");
    sold.push(await till.payCash("5"));
    await till.nextSale();
  }
  const { items } = await waitFor("one group of three", async () => {
    const groups = await server.get<{ items: { key: string; count: number }[] }>("/api/hub/mending-groups");
    return groups.items.some(({ count }) => count === mugs.length) ? groups : undefined;
  });
  expect(items).toMatchObject([{ key: "outbound/salesTransactions/tax-code-unknown/X9", count: 3 }]);
});

test("the group is mended in place, in German: the code is added there, and all three are posted", async () => {
  await office.speak("de");
  await office.open("MendingGroup-search");
  await office.page.locator("ui5-link", { hasText: "X9" }).first().click();
  await office.page.waitForURL(/MendingGroup-display/);
  await office.fill({ to: "A1" });
  await office.expectAccessible();
  await office.press("Ergänzen und alle 3 senden");
  await office.expectText("Alle 3 sind durch", 60_000);
  await office.speak("en");
  const { items } = await server.get<{ items: { number: string; posting: string }[] }>(
    "/api/sales/receipts?tillId=1010-01&limit=9",
  );
  expect(items.map(({ number, posting }) => [number, posting]).sort()).toEqual(
    sold.map((number) => [number, "posted"]),
  );
});

test("till, server and ERP have the same receipts, and nobody is alarmed", async () => {
  const [receipt] = (await server.get<{ items: { businessDate: string }[] }>("/api/sales/receipts?limit=1")).items;
  await office.open(`Completeness-display?tillId=1010-01&businessDate=${receipt?.businessDate}`);
  await office.press("Compare Now");
  await office.expectText("0 tills of the store differ");
  await office.expectAccessible();
  const { items } = await server.get<{ items: object[] }>("/api/hub/completeness");
  expect(items).toMatchObject([
    { equal: true, server: { count: 3, sum: 1500 }, erp: { count: 3, sum: 1500, posted: 3, setAside: 0 } },
  ]);
  await waitFor("no alert that stands", async () => {
    const { items } = await server.get<{ items: object[] }>("/api/hub/alerts");
    return items.length === 0 || undefined;
  });
});
