import type { Chance } from "../faults/chance.ts";
import type { BrowserTill } from "./browser-till.ts";

/** Whoever stands at the till. `sold`: receipts with goods that nobody brought back yet. */
export type Counter = {
  till: BrowserTill;
  chance: Chance;
  articles: readonly string[];
  managerPin: string;
  voucher: string | undefined;
  sold: string[];
};

export type Customer = { name: string; weight: number; serve(counter: Counter): Promise<void> };

const customers: Customer[] = [
  { name: "pays to the penny", weight: 6, serve: async (counter) => pay(await scanSome(counter), payExactly) },
  { name: "pays with a note", weight: 5, serve: async (counter) => pay(await scanSome(counter), payByNote) },
  { name: "pays by card", weight: 4, serve: async (counter) => pay(await scanSome(counter), payByCard) },
  {
    name: "pays part in cash, the rest by card",
    weight: 3,
    serve: async (counter) => pay(await scanSome(counter), paySplit),
  },
  { name: "pays by voucher", weight: 2, serve: async (counter) => pay(await scanSome(counter), payByVoucher) },
  { name: "buys a voucher", weight: 1, serve: buyVoucher },
  { name: "goes and comes again", weight: 2, serve: park },
  { name: "brings goods back", weight: 3, serve: bringBack },
  { name: "was charged by mistake", weight: 1, serve: cancel },
];

export function nextCustomer(chance: Chance): Customer {
  const all = customers.flatMap((customer) => Array.from({ length: customer.weight }, () => customer));
  return chance.oneOf(all);
}

async function scanSome(counter: Counter): Promise<Counter> {
  const { till, chance, articles } = counter;
  for (let left = chance.between(1, 5); left > 0; left -= 1) {
    await till.screen.scan(chance.oneOf(articles));
    await till.page.waitForTimeout(chance.between(20, 120));
  }
  return counter;
}

type Way = (counter: Counter) => Promise<void>;

async function pay(counter: Counter, way: Way): Promise<void> {
  const { page } = counter.till;
  await page.keyboard.press("F9");
  await page.getByTestId("remaining").waitFor();
  await way(counter);
  await page.getByTestId("change").waitFor();
}

/** In cash, or what costs nothing. By touch: after a card was declined, Enter is the card's again. */
async function payExactly({ till: { page } }: Counter): Promise<void> {
  await page
    .getByRole("button", { name: /^(Cash|Finish)/ })
    .first()
    .click();
}

async function payByNote({ till: { page } }: Counter): Promise<void> {
  await page.getByLabel("Amount").fill("500");
  await page.keyboard.press("Enter");
}

/** The terminal may decline, have no card, or lose its answer after it has charged. */
async function payByCard(counter: Counter): Promise<void> {
  const { till, chance } = counter;
  const { page } = till;
  await page.getByRole("button", { name: /^Card/ }).click();
  const acts = page.getByRole("group", { name: "Simulated terminal" });
  await acts.waitFor();
  const act = chance.oneOf(["Visa", "Visa", "Visa", "Decline", "Nobody has a card", "Charge, lose the answer"]);
  await acts
    .getByRole("button", { name: act === "Visa" ? /^(?!Decline|Nobody|Charge)/ : act })
    .first()
    .click();
  const otherWay = page.getByRole("button", { name: "Pay another way" });
  const change = page.getByTestId("change");
  await otherWay.or(change).first().waitFor({ timeout: 15_000 });
  if (!(await otherWay.isVisible())) return;
  await otherWay.click();
  await payExactly(counter);
}

async function paySplit(counter: Counter): Promise<void> {
  const { page } = counter.till;
  await page.getByLabel("Amount").fill("0.50");
  await page.keyboard.press("Enter");
  await page
    .getByRole("button", { name: /^Take .* back/ })
    .or(page.getByTestId("change"))
    .first()
    .waitFor();
  if ((await counter.till.look()).shown === "pay") await payByCard(counter);
}

async function payByVoucher(counter: Counter): Promise<void> {
  const { till, voucher } = counter;
  if (voucher) {
    await till.screen.scan(voucher);
    await till.page.waitForTimeout(600);
  }
  if ((await till.look()).shown === "pay") await payExactly(counter);
}

async function buyVoucher(counter: Counter): Promise<void> {
  const { page } = counter.till;
  if (!counter.voucher) return pay(await scanSome(counter), payExactly);
  await counter.till.screen.scan(counter.voucher);
  await page.getByLabel("What is put on it").fill("25");
  await page
    .getByRole("button", { name: /^(Sell it|Top it up)/ })
    .first()
    .click();
  await pay(counter, payExactly);
}

/** Somebody else is served meanwhile. */
async function park(counter: Counter): Promise<void> {
  const { till, chance } = counter;
  const { page } = till;
  await scanSome(counter);
  await page.keyboard.press(";");
  await page.getByLabel("Name of this sale").fill(`Waits ${chance.between(1, 99_999)}`);
  await page.keyboard.press("Enter");
  await page.getByText("Scan the first article").waitFor();
  await page.keyboard.press(";");
  await page
    .getByRole("button", { name: /^Waits/ })
    .first()
    .waitFor();
  await page.keyboard.press("1");
  await page.getByText("Scan the first article").waitFor({ state: "detached" });
  await pay(counter, payExactly);
}

async function bringBack(counter: Counter): Promise<void> {
  const { till, chance, sold } = counter;
  const number = sold.length > 0 ? chance.oneOf(sold) : undefined;
  if (!number) return pay(await scanSome(counter), payExactly);
  sold.splice(sold.indexOf(number), 1);
  const { page } = till;
  await till.screen.scan(number);
  const one = page.getByRole("button", { name: /^One more of/ }).first();
  await one.waitFor();
  if (chance.isSo(0.5)) await page.getByRole("button", { name: "All of it" }).click();
  else await one.click();
  await page.getByRole("button", { name: /^Take back for/ }).click();
  await page.getByTestId("total").waitFor();
  if (chance.isSo(0.4)) await scanSome(counter);
  await pay(counter, payExactly);
}

/** A sale that is cancelled by a counter-receipt: two receipts. */
async function cancel(counter: Counter): Promise<void> {
  const { till, chance, managerPin } = counter;
  const { page } = till;
  await pay(await scanSome(counter), chance.isSo(0.5) ? payByCard : payExactly);
  await till.screen.nextSale();
  await page.keyboard.press("/");
  await page.getByRole("button", { name: "Recent receipts" }).click();
  await page.getByRole("button", { name: "Cancel the receipt" }).waitFor();
  await page.keyboard.press("Delete");
  await page.getByRole("group", { name: "Why?" }).waitFor();
  await page.keyboard.press("1");
  await page.getByLabel("PIN").fill(managerPin);
  await page.keyboard.press("Enter");
  await page.getByText("Cancels receipt").first().waitFor();
}
