import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRememberingBrowser } from "../../e2e/support/browser.ts";
import { type Line, layLine } from "../../e2e/support/line.ts";
import { TillScreen } from "../../e2e/support/till-screen.ts";
import { waitFor } from "../../tools/demo/door.ts";
import { type Instance, startInstance } from "../../tools/instance/instance.ts";
import { type Figure, print } from "../figure.ts";
import { type Doors, enter } from "../loop.ts";
import { createArticles, replicateAll } from "../replication.ts";
import { type Filling, fillStore } from "./fill-store.ts";
import { heldMegabytes, scanMany, sell, teachPage } from "./selling-page.ts";

export type Size = Filling & { receipts: number; changes: number };
type Bench = { size: Size; instance: Instance; doors: Doors; till: TillScreen; line: Line; codes: string[] };

const LINES = 50;
const SCANS = 300;
const WARM_UP = 200;

/** The till itself in Chromium, with a store's whole stock of articles, from pairing to the last receipt. */
export async function measureInBrowser(size: Size): Promise<Figure[]> {
  const instance = await startInstance("shop");
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-till-"));
  const browser = await openRememberingBrowser(folder);
  const line = await layLine(instance.access.urls.till);
  try {
    const doors = await enter(instance);
    const codes = await fillStore(instance, doors, size);
    const till = new TillScreen(browser.pages()[0] ?? (await browser.newPage()));
    const bench = { size, instance, doors, till, line, codes };
    return [
      print(await firstLoad(bench)),
      print(await delta(bench)),
      print(await start(bench)),
      ...(await scans(bench)).map(print),
      print(await memory(bench)),
    ];
  } finally {
    await browser.close();
    await line.close();
    await instance.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstLoad({ size, doors, till, line, instance }: Bench): Promise<Figure> {
  await till.open(line.url);
  const { pairingCode } = await doors.server.post<{ pairingCode: string }>(
    "/api/organisation/tills/1010-01/pairing-code",
    {},
  );
  const startMs = performance.now();
  await till.pair(pairingCode);
  await till.page.getByRole("radio").first().waitFor({ timeout: 240_000 });
  const value = (performance.now() - startMs) / 1000;
  const raw = await fetchAll(instance, doors);
  const { articles, promotions } = size;
  const figure = `first load: ${articles} articles, ${promotions} promotions`;
  return { figure, value, unit: "s", aim: 20, against: "the same pages fetched and parsed alone", raw };
}

/** As another till of the store: what the server and the wire take of the first load. */
async function fetchAll(instance: Instance, doors: Doors): Promise<number> {
  const code = await doors.server.post<{ pairingCode: string }>("/api/organisation/tills/1010-02/pairing-code", {});
  const { deviceToken } = await doors.server.post<{ deviceToken: string }>("/api/tills/pairing", code);
  const startMs = performance.now();
  for (let cursor = "", more = true; more; ) {
    const query = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
    const headers = { authorization: `Bearer ${deviceToken}` };
    const answer = await fetch(`${instance.access.urls.server}/api/tills/master-data${query}`, { headers });
    ({ cursor, more } = (await answer.json()) as { cursor: string; more: boolean });
  }
  return (performance.now() - startMs) / 1000;
}

async function signIn(till: TillScreen, { access }: Instance): Promise<void> {
  await till.signIn("Colin Barleyfield", access.people.find(({ role }) => role === "cashier")?.pin ?? "");
}

/** All changes in one round: the line is cut while the server learns them. */
async function delta({ size, instance, doors, till, line }: Bench): Promise<Figure> {
  await signIn(till, instance);
  line.cut();
  await createArticles(doors, size.changes, (article) => ({
    ...article,
    regularPriceMinor: (article.regularPriceMinor ?? 0) + 1,
  }));
  await replicateAll(instance, doors, "article");
  line.mend();
  await till.page.keyboard.press("F8");
  const last = till.page.getByTestId("last-round");
  // Nobody touches the till: it waits for a quiet moment before it takes a new book to use.
  await till.page.waitForTimeout(3_000);
  await till.page.evaluate("window.dispatchEvent(new Event('online'))");
  const changesOf = async () => Number(await last.getAttribute("data-changes"));
  const changes = await waitFor("round", async () => {
    const now = await changesOf();
    return now < size.articles ? now : undefined;
  });
  const value = Number(await last.getAttribute("data-ms")) / 1000;
  await till.page.keyboard.press("Escape");
  return { figure: `a round of ${changes} changes, until it is sold by`, value, unit: "s", aim: 1 };
}

async function start({ till, line, instance }: Bench): Promise<Figure> {
  const times: number[] = [];
  for (let pass = 0; pass < 3; pass += 1) {
    const startMs = performance.now();
    await till.open(line.url);
    await till.page.getByRole("radio").first().waitFor({ timeout: 120_000 });
    times.push((performance.now() - startMs) / 1000);
  }
  await signIn(till, instance);
  return { figure: "start, until somebody can sign in", value: Math.min(...times), unit: "s", aim: 2 };
}

async function scans({ till, codes }: Bench): Promise<Figure[]> {
  await teachPage(till.page);
  await scanMany(till.page, codes.slice(0, LINES));
  const times = await scanMany(
    till.page,
    Array.from({ length: SCANS }, (_none, index) => codes[(index * 7) % LINES] ?? ""),
  );
  times.sort((one, other) => one - other);
  const at = (part: number) => times[Math.min(Math.floor(times.length * part), times.length - 1)] ?? 0;
  return [
    { figure: `scan to the priced line on the screen, ${LINES} lines: median`, value: at(0.5), unit: "ms" },
    {
      figure: `scan to the priced line on the screen, ${LINES} lines: 99th percentile`,
      value: at(0.99),
      unit: "ms",
      aim: 50,
    },
  ];
}

async function memory({ till, codes, size }: Bench): Promise<Figure> {
  // The fifty lines of before.
  await sell(till.page, []);
  const sellMany = async (from: number, to: number) => {
    for (let index = from; index < to; index += 1)
      await sell(till.page, [codes[index % codes.length] ?? "", codes[(index * 3 + 1) % codes.length] ?? ""]);
  };
  const warmUp = Math.min(WARM_UP, size.receipts / 2);
  await sellMany(0, warmUp);
  const before = await heldMegabytes(till.page);
  await sellMany(warmUp, size.receipts);
  const after = await heldMegabytes(till.page);
  return {
    figure: `memory that ${size.receipts} receipts leave in the page`,
    value: Math.max(after - before, 0),
    unit: "MB",
    aim: 5,
    against: `held after ${warmUp} receipts`,
    raw: before,
  };
}
