import type { Page } from "playwright-core";
import { expectAccessible } from "./browser.ts";

/** Landmarks that SAP's own dynamic page sets in its shadow DOM, where we cannot reach them (UI5 Web Components 2): its title is a banner inside the shell, its header a second region of the page's name. */
const sapsOwn = ["landmark-banner-is-top-level", "landmark-no-duplicate-banner", "landmark-unique"];

/** A back office in SAP's look: ours or the ERP's. */
export class FioriScreen {
  readonly page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  async signIn(person: { user: string; password?: string } | undefined, firstTile: string): Promise<void> {
    await this.page.goto(`${this.#url}/`);
    await this.page.locator('ui5-input[name="userName"] input').fill(person?.user ?? "");
    await this.page.locator('ui5-input[name="password"] input').fill(person?.password ?? "");
    await this.expectAccessible();
    await this.page.keyboard.press("Enter");
    await this.page.getByText(firstTile).first().waitFor();
  }

  /** By the intent, as a link in a mail would. */
  async open(intent: string): Promise<void> {
    await this.page.goto(`${this.#url}/#${intent}`);
  }

  /** Words on the screen, inside SAP's components too. */
  async expectText(text: string | RegExp, timeout = 20_000): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ timeout });
  }

  /** Once no table waits for its rows: until then it is dimmed, and has none. */
  async expectAccessible(): Promise<void> {
    await this.page.locator("ui5-table[loading]").first().waitFor({ state: "detached" });
    await expectAccessible(this.page, { except: sapsOwn });
  }
}
