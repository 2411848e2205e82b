import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Transaction } from "@counterfoil/contracts";
import type { BrowserContext, Page } from "playwright-core";
import { openRememberingBrowser } from "../../e2e/support/browser.ts";
import { TillScreen } from "../../e2e/support/till-screen.ts";

export type Row = { running: number; number: string; state: string; transaction: Transaction };
/** What the screen shows, by what only it has. */
export type Shown = "signIn" | "sale" | "pay" | "done" | "dialog" | "other" | "nothing";
export type Look = { shown: Shown; title: string; amount: string };

/** `slip.paymentKey`: the payment; another one than `key` where it was taken back. */
export type TerminalEntry = { key: string; answer: { outcome: string; slip?: { paymentKey: string } } };

/** Runs in the page: reads where the till stands without touching it. */
const look = `(() => {
  const text = (selector) => document.querySelector(selector)?.textContent ?? "";
  const title = text("dialog[open] h2") || text('[role="dialog"] h2') || text("h1");
  const on = (selector) => document.querySelector(selector) !== null;
  const shown = on('dialog[open], [role="dialog"]') ? "dialog"
    : on('input[type="radio"]') ? "signIn"
    : on('[data-testid="remaining"]') ? "pay"
    : on('[data-testid="change"]') ? "done"
    : on('[data-testid="total"]') ? "sale"
    : title ? "other" : "nothing";
  return { shown, title, amount: text('[data-testid="total"]') || text('[data-testid="remaining"]') };
})()`;

/** Runs in the page: the till's own memory, as it is on the disk. */
const ledgerAfter = (running: number) => `new Promise((settle, fail) => {
  const opening = indexedDB.open("counterfoil-till");
  opening.onerror = () => fail(opening.error);
  opening.onsuccess = () => {
    const rows = opening.result.transaction("transactions").objectStore("transactions").index("running");
    const asked = rows.getAll(IDBKeyRange.lowerBound(${running}, true));
    asked.onerror = () => fail(asked.error);
    asked.onsuccess = () => { opening.result.close(); settle(asked.result); };
  };
})`;

/** A till in a browser that remembers, whose page may go at any moment. */
export class BrowserTill {
  readonly #folder: string;
  readonly #url: string;
  #browser: BrowserContext | undefined;
  #page: Page | undefined;

  constructor(folder: string, url: string) {
    this.#folder = folder;
    this.#url = url;
  }

  get screen(): TillScreen {
    if (!this.#page) throw new Error("the till's page is not open");
    return new TillScreen(this.#page);
  }

  get page(): Page {
    return this.screen.page;
  }

  /** A new page, in a new browser when the last one has gone. */
  async open(): Promise<void> {
    const browser = this.#browser ?? (await openRememberingBrowser(this.#folder));
    this.#browser = browser;
    browser.on("close", () => {
      this.#browser = undefined;
    });
    const page = await browser.newPage();
    await Promise.all(browser.pages().map((other) => other !== page && other.close()));
    page.setDefaultTimeout(10_000);
    this.#page = page;
    // Without a network the page comes from the till itself, once it was there.
    for (let tries = 0; tries < 20; tries += 1) {
      const isThere = await page.goto(`${this.#url}/`).then(
        () => true,
        () => false,
      );
      if (isThere) return;
      await pause(500);
    }
    throw new Error("the till's page does not open");
  }

  reload(): Promise<unknown> {
    return this.page.reload().catch(() => undefined);
  }

  /** As somebody closes the tab: no question, no last words. */
  async closeTab(): Promise<void> {
    await this.page.close({ runBeforeUnload: false });
    await this.open();
  }

  /** The page's process ends. */
  async crashTab(): Promise<void> {
    const { page } = this;
    const crashed = page.waitForEvent("crash", { timeout: 5_000 }).catch(() => undefined);
    const protocol = await page.context().newCDPSession(page);
    protocol.send("Page.crash").catch(() => undefined);
    await crashed;
    await page.close().catch(() => undefined);
    await this.open();
  }

  async look(): Promise<Look> {
    return ((await this.page.evaluate(look).catch(() => undefined)) ?? {
      shown: "nothing",
      title: "",
      amount: "",
    }) as Look;
  }

  /** What it wrote after that running number, in order. */
  async ledger(after = 0): Promise<Row[]> {
    return (await this.page.evaluate(ledgerAfter(after))) as Row[];
  }

  /** What its page holds, garbage taken away. */
  async heapMegabytes(): Promise<number> {
    const protocol = await this.page.context().newCDPSession(this.page);
    await protocol.send("HeapProfiler.collectGarbage");
    const { usedSize } = await protocol.send("Runtime.getHeapUsage");
    await protocol.detach();
    return usedSize / 1024 / 1024;
  }

  /** What the simulated terminal remembers. */
  async terminal(): Promise<TerminalEntry[]> {
    const kept = await this.page.evaluate('localStorage.getItem("counterfoil-terminal-simulator") ?? "[]"');
    return JSON.parse(kept as string) as TerminalEntry[];
  }

  /** Of the screen as it is, for whoever looks into it later. */
  async picture(): Promise<string> {
    const path = join(tmpdir(), `till-soak-${Date.now()}.png`);
    await this.page.screenshot({ path }).catch(() => undefined);
    return path;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }
}
