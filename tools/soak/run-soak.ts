import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { initialTillSettings } from "@counterfoil/contracts";
import { layLine } from "../../e2e/support/line.ts";
import { type Door, openDoor } from "../demo/door.ts";
import { Chance } from "../faults/chance.ts";
import { openPool, readStock } from "../faults/world.ts";
import { type Instance, startInstance } from "../instance/instance.ts";
import { BrowserTill, type Row } from "./browser-till.ts";
import { comeToRest } from "./come-to-rest.ts";
import { type Counter, type Customer, nextCustomer } from "./customers.ts";
import { proveSoak } from "./prove-soak.ts";
import { count, type Seen, tillId } from "./seen.ts";
import { nextTrouble, type Place, type Trouble } from "./troubles.ts";

export type SoakOptions = {
  receipts: number;
  seed: number;
  /** How likely something goes wrong while a customer is served. */
  trouble: number;
  say: (line: string) => void;
  /** No further customer: what was sold until then is counted. */
  stop: AbortSignal;
};

const cashierName = "Colin Barleyfield";

/** Customer after customer at one till in a browser, whatever breaks around it; answers what is wrong in the end. */
export async function runSoak(options: SoakOptions): Promise<string[]> {
  const { seed, say } = options;
  say(`seed ${seed}: ${options.receipts} receipts at till ${tillId}`);
  const instance = await startInstance();
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-soak-"));
  const line = await layLine(instance.access.urls.till);
  const till = new BrowserTill(folder, line.url);
  const pools = { server: openPool(instance.databaseUrls.server), erp: openPool(instance.databaseUrls.erp) };
  const seen: Seen = { shownAsSold: new Set(), faults: [], counts: new Map(), last: 0 };
  try {
    const server = await enter(instance);
    const stockBefore = await readStock(pools.erp);
    const place = { till, line, instance, chance: new Chance(seed) };
    await openTill(place, server);
    const counter = await openCounter(place, server);
    await sellOn(options, place, counter, seen);
    say("no more customers; everything is sent and posted");
    const found = await proveSoak({ till, server, pools, stockBefore, seen, voucher: counter.voucher, say });
    tell(seen, found, say);
    return [...seen.faults, ...found];
  } finally {
    await till.close();
    await line.close();
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
    await (seen.faults.length > 0 ? instance.close() : instance.stop());
    rmSync(folder, { recursive: true, force: true });
  }
}

async function enter({ access }: Instance): Promise<Door> {
  const administrator = access.people.find(({ role }) => role === "administrator");
  const server = openDoor(access.urls.server);
  await server.signIn(administrator?.user ?? "", administrator?.password ?? "");
  return server;
}

const pinOf = ({ access }: Instance, role: string) => access.people.find((each) => each.role === role)?.pin ?? "";

const voucher = "GC100001";
/** Sold as an article that every demo has; without the server a little of it may be taken. */
const vouchers = { ...initialTillSettings.vouchers, articleId: "85123A", offlineMost: 500 };

async function openTill({ till, instance }: Place, server: Door): Promise<void> {
  await server.put(`/api/organisation/nodes/till/${tillId}/settings/vouchers`, vouchers);
  const { pairingCode } = await server.post<{ pairingCode: string }>(
    `/api/organisation/tills/${tillId}/pairing-code`,
    {},
  );
  await till.open();
  await till.screen.pair(pairingCode);
  await till.screen.signIn(cashierName, pinOf(instance, "cashier"));
}

/** What is sold: some articles with a price here; and a voucher, where the retailer sells them. */
async function openCounter({ till, instance, chance }: Place, server: Door): Promise<Counter> {
  const { items } = await server.get<{ items: { articleId: string; type?: string }[] }>(
    "/api/catalog/articles?limit=60",
  );
  const articles: string[] = [];
  for (const { articleId } of items.filter(({ articleId }) => /^\d{5}[A-Z]?$/.test(articleId))) {
    await till.screen.scan(articleId);
    await pause(150);
    const { amount } = await till.look();
    if (!amount.endsWith("0.00") || amount.length > 5) articles.push(articleId);
    await till.page.keyboard.press("Delete");
    await comeToRest(till, { pin: pinOf(instance, "cashier"), name: cashierName, sold: () => undefined });
    if (articles.length === 20) break;
  }
  if (articles.length === 0) throw new Error("no article can be sold");
  return { till, chance, articles, managerPin: pinOf(instance, "storeManager"), voucher, sold: [] };
}

async function sellOn(options: SoakOptions, place: Place, counter: Counter, seen: Seen): Promise<void> {
  const { receipts, say, stop, trouble } = options;
  const startMs = performance.now();
  for (let served = 1; seen.last < receipts && !stop.aborted; served += 1) {
    const customer = nextCustomer(place.chance);
    const wrong = place.chance.isSo(trouble) ? nextTrouble(place.chance) : undefined;
    await serve({ customer, wrong, place, counter, seen, say });
    if (served % 10 !== 0) continue;
    const perSecond = seen.last / ((performance.now() - startMs) / 1000);
    const heap = await place.till.heapMegabytes().catch(() => Number.NaN);
    const figures = `${perSecond.toFixed(2)} a second, ${heap.toFixed(1)} MB`;
    say(`${seen.last} receipts, ${served} customers, ${figures}, ${seen.faults.length} faults`);
  }
}

type Serving = {
  customer: Customer;
  wrong: Trouble | undefined;
  place: Place;
  counter: Counter;
  seen: Seen;
  say: (line: string) => void;
};

/** One customer, with or without something going wrong; in the end the till is free again, and its ledger has what it should. */
async function serve({ customer, wrong, place, counter, seen, say }: Serving): Promise<void> {
  const { till, instance, chance } = place;
  const name = wrong ? `${customer.name}, ${wrong.name}` : customer.name;
  const happening = wrong && pause(chance.between(0, 1_500)).then(() => wrong.happen(place));
  const stumbled = await customer.serve(counter).then(
    () => undefined,
    async (error: Error) => `${error.message.split("\n")[0]}${wrong ? "" : `, ${await till.picture()}`}`,
  );
  await happening;
  const sold = (number: string) => seen.shownAsSold.add(number);
  await comeToRest(till, { pin: pinOf(instance, "cashier"), name: cashierName, sold });
  const rows = await till.ledger(seen.last);
  const atMost = customer.name === "was charged by mistake" ? 2 : 1;
  count(seen, wrong ? `${wrong.name}` : "undisturbed");
  if (stumbled && !wrong) say(`stumbled, ${name}: ${stumbled}`);
  if (stumbled && !wrong) count(seen, "stumbled though nothing was wrong");
  if (rows.length === 0 && wrong) count(seen, "gone without a receipt");
  if (rows.length > atMost)
    fault(seen, say, `${name}: ${rows.map(({ number }) => number).join(", ")} for one customer`);
  rows.forEach(({ running }, position) => {
    if (running !== seen.last + position + 1)
      fault(seen, say, `${name}: after ${seen.last + position} came ${running}`);
  });
  seen.last = rows.at(-1)?.running ?? seen.last;
  counter.sold.push(...goodsOf(rows));
}

/** Receipts that may come back: goods that were sold, and not cancelled. */
function goodsOf(rows: readonly Row[]): string[] {
  const cancelled = new Set(
    rows.flatMap(({ transaction }) => (transaction.kind === "receipt" && transaction.cancels?.receiptNumber) || []),
  );
  return rows.flatMap(({ number, transaction }) => {
    if (transaction.kind !== "receipt" || transaction.cancels || cancelled.has(number)) return [];
    return transaction.lines.every(({ quantity, voucher }) => quantity > 0 && !voucher) ? [number] : [];
  });
}

function fault(seen: Seen, say: (line: string) => void, what: string): void {
  seen.faults.push(what);
  say(`FAULT ${what}`);
}

function tell({ counts, last, shownAsSold, faults }: Seen, found: string[], say: (line: string) => void): void {
  for (const [what, times] of [...counts].toSorted()) say(`${what}: ${times}`);
  for (const each of found) say(`FAULT ${each}`);
  say(`${last} receipts, ${shownAsSold.size} seen on the screen: ${faults.length + found.length} faults`);
}
