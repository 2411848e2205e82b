import type { JournalPage, Page, ReceiptDetail, ReceiptSummary } from "@counterfoil/contracts";
import { afterAll, expect, test } from "vitest";
import { waitFor } from "../tools/demo/door.ts";
import { startInstance } from "../tools/instance/instance.ts";
import { expectAccessible, openBrowser, openPage } from "./support/browser.ts";
import { enterDoors } from "./support/proof.ts";
import { TillScreen } from "./support/till-screen.ts";

// Who is at a till: by badge, by PIN, over the shoulder, for their working time, and to practise; and what the server keeps of it.
const instance = await startInstance();
afterAll(instance.stop);
const { server } = await enterDoors(instance);
const pinOf = (user: string) => instance.access.people.find((each) => each.user === user)?.pin ?? "";
const { items: people } = await server.get<{ items: { personId: string; name: string }[] }>("/api/access/people");
const named = (name: string) => people.find((person) => person.name === name)?.personId ?? "";
const [colin, nell, maya] = [named("Colin Barleyfield"), named("Nell Foxglade"), named("Maya Underhill")];
const { code: badge } = await server.post<{ code: string }>(`/api/access/people/${nell}/badge`, {});

const browser = await openBrowser();
afterAll(() => browser.close());
const till = new TillScreen(await openPage(browser));
const { page } = till;
const HEART = "85123A";
const sold: string[] = [];

const entries = async (kind: string) =>
  (await server.get<JournalPage>(`/api/journal/entries?tillId=1010-01&kind=${kind}`)).items;
const entry = (kind: string) => waitFor(`${kind} in the journal`, async () => (await entries(kind))[0]);
const menu = async (item: string) => {
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("dialog").getByRole("button", { name: item }).click();
};

test("a badge signs in, an unknown one says so, and working time is recorded without signing in", async () => {
  await till.open(instance.access.urls.till);
  await till.pair(instance.access.tills.find(({ tillId }) => tillId === "1010-01")?.pairingCode ?? "");
  await page.getByRole("radio", { name: "Nell Foxglade" }).check({ timeout: 60_000 });
  await till.scan(`${badge.slice(0, -1)}?`);
  await page.getByText("This badge is not known here.").waitFor();
  await page.getByRole("radio", { name: "Colin Barleyfield" }).check();
  await page.getByLabel("PIN").fill(pinOf("cashier"));
  await page.getByRole("button", { name: "Begin work" }).click();
  await page.getByText("Colin Barleyfield: work begins at").waitFor();
  expect(await entry("clockedIn")).toMatchObject({ personId: colin, personName: "Colin Barleyfield" });
  await expectAccessible(page);
  await till.scan(badge);
  await page.getByRole("banner").getByText("Nell Foxglade").waitFor();
});

test("the lock keeps the open sale for whoever comes next, also over a sheet", async () => {
  await till.scan(HEART);
  await till.expectTotal("£2.95");
  await page.keyboard.press(";");
  await page.getByLabel("Name of this sale").waitFor();
  await page.keyboard.press("F10");
  await page.getByText("A sale with 1 line is open and waits for you.").waitFor();
  await till.signIn("Colin Barleyfield", pinOf("cashier"));
  await till.expectTotal("£2.95");
  await page.getByRole("banner").getByText("Colin Barleyfield").waitFor();
});

test("a right is lent over the shoulder: the cashier stays, and journal and receipt know both", async () => {
  await page.keyboard.press("F4");
  await page.getByLabel("Price per").fill("1.00");
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Why?" }).waitFor();
  await page.keyboard.press("1");
  await page.getByText("You may not do this alone.").waitFor();
  await expectAccessible(page);
  await page.getByLabel("PIN").fill(pinOf("manager"));
  await page.keyboard.press("Enter");
  await till.expectTotal("£1.00");
  await page.getByRole("banner").getByText("Colin Barleyfield").waitFor();
  const number = await till.payCash("1");
  sold.push(number);
  await till.nextSale();
  expect(await entry("approved")).toMatchObject({
    ...{ personId: colin, personName: "Colin Barleyfield", approvedBy: maya },
    facts: { right: "changePrice", approver: "Maya Underhill" },
  });
  const detail = await waitFor("the receipt at the server", () =>
    server.get<ReceiptDetail>(`/api/sales/receipts/${number}`).catch(() => undefined),
  );
  expect(detail.people).toEqual({ [colin]: "Colin Barleyfield", [maya]: "Maya Underhill" });
});

test("what is printed again says so, on paper and in the journal", async () => {
  await menu("Recent receipts");
  await page.getByRole("button", { name: "Print", exact: true }).waitFor();
  await page.keyboard.press("p");
  await page.getByRole("button", { name: "Print again" }).click();
  await page.getByText("DUPLICATE").waitFor();
  expect(await entry("reprinted")).toMatchObject({ personId: colin });
  await expectAccessible(page);
  await page.keyboard.press("Escape");
});

test("training takes nothing to the server, and what is sold after it is the next number", async () => {
  await menu("Training");
  await page.getByText("TRAINING: nothing is sold").waitFor();
  await till.scan(HEART);
  await till.expectTotal("£2.95");
  expect(await till.payCash("5")).toMatch(/^T/);
  await expectAccessible(page);
  await till.nextSale();
  await page.getByRole("button", { name: "End the training" }).click();
  await page.getByText("TRAINING: nothing is sold").waitFor({ state: "detached" });
  await till.scan(HEART);
  await till.expectTotal("£2.95");
  sold.push(await till.payCash("2.95"));
  expect(sold).toEqual(["1010-01-000001", "1010-01-000002"]);
  const numbers = await waitFor("the receipt after the training", async () => {
    const { items } = await server.get<Page<ReceiptSummary>>("/api/sales/receipts?tillId=1010-01");
    return items.some(({ number }) => number === sold[1]) ? items.map(({ number }) => number) : undefined;
  });
  expect(numbers.toSorted()).toEqual(sold);
});
