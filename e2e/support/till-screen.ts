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
    await this.page.getByLabel(/pairing code/i).fill(code);
    await this.page.keyboard.press("Enter");
  }

  async signIn(name: string, pin: string): Promise<void> {
    await this.page.getByText(name).click({ timeout: 60_000 });
    await this.page.getByLabel(/pin/i).fill(pin);
    await this.page.keyboard.press("Enter");
    await this.page.getByTestId("total").waitFor();
  }

  /** As a keyboard-wedge scanner sends it: faster than hands, closed by Enter. */
  async scan(code: string): Promise<void> {
    await this.page.keyboard.type(code, { delay: 5 });
    await this.page.keyboard.press("Enter");
  }

  async expectTotal(text: string): Promise<void> {
    await expect.poll(() => this.page.getByTestId("total").textContent(), { timeout: 10_000 }).toBe(text);
  }

  async expectLight(colour: "green" | "amber" | "red", words: RegExp, timeout = 30_000): Promise<void> {
    const light = this.page.getByTestId("light");
    await expect.poll(() => light.getAttribute("data-colour"), { timeout }).toBe(colour);
    await expect.poll(() => light.textContent(), { timeout }).toMatch(words);
  }
}
