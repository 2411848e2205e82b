import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { ensureChromium } from "../../tools/testing/chromium.ts";

const options = {
  executablePath: ensureChromium(() => undefined),
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
};
const look = { viewport: { width: 1280, height: 800 }, locale: "en-GB" };

export function openBrowser(): Promise<Browser> {
  return chromium.launch(options);
}

/** A browser that remembers: closed and opened again with the same folder it is the same till. */
export function openRememberingBrowser(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...options, ...look });
}

/** Chromium writes for a moment after it was closed. */
export function forgetBrowser(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

export function openPage(browser: Browser): Promise<Page> {
  return browser.newPage(look);
}

const axeSource = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
type Violation = { id: string; impact: string; nodes: { html: string; failureSummary?: string }[] };

/** The screen as it stands: axe finds nothing. */
export async function expectAccessible(page: Page, { except = [] }: { except?: string[] } = {}): Promise<void> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (disabled) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    const rules = Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }]));
    return (await axe.run({ rules })).violations;
  }, except);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  expect(found, page.url()).toEqual([]);
}
