import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A till's screen, used with the keys and words that a cashier uses. */
export class TillScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(tillUrl: string): Promise<void> {
    await this.page.goto(`${tillUrl}/`);
  }

  async pair(code: string): Promise<void> {
    await this.page.getByLabel("Pairing code").fill(code);
    await this.page.getByRole("button", { name: "Pair", exact: true }).click();
  }

  /** After the first load, which brings everything down, or after a restart. */
  async signIn(name: string, pin: string): Promise<void> {
    await this.page.getByRole("radio", { name }).check({ timeout: 60_000 });
    await this.page.getByLabel("PIN").fill(pin);
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await this.page.getByTestId("total").waitFor();
  }

  /**
   * As a keyboard-wedge scanner sends it: faster than hands, closed by Enter. The keys are made inside the page, for keys sent from
   * outside come late on a busy machine, and what comes late was typed.
   */
  async scan(code: string): Promise<void> {
    await this.page.evaluate(`for (const key of [...${JSON.stringify(code)}, "Enter"])
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))`);
  }

  async expectTotal(text: string): Promise<void> {
    await expect.poll(() => this.page.getByTestId("total").textContent(), { timeout: 15_000 }).toBe(text);
  }

  /** Pays with a note and answers the number of the receipt. */
  async payCash(handedOver: string): Promise<string> {
    await this.page.keyboard.press("F9");
    await this.page.getByLabel("Amount").fill(handedOver);
    await this.page.keyboard.press("Enter");
    const title = await this.page.getByRole("heading", { name: /^Receipt / }).textContent();
    return (title ?? "").replace("Receipt ", "");
  }

  change(): Promise<string | null> {
    return this.page.getByTestId("change").textContent();
  }

  async nextSale(): Promise<void> {
    await this.page.getByRole("button", { name: "Next sale" }).click();
  }

  async expectLight(colour: "green" | "amber" | "red", words: RegExp, timeout = 30_000): Promise<void> {
    const light = this.page.getByTestId("light");
    await expect
      .poll(async () => [await light.getAttribute("data-colour"), await light.textContent()], { timeout })
      .toEqual([colour, expect.stringMatching(words)]);
  }
}
