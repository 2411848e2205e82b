import { FioriScreen } from "./fiori-screen.ts";

/** The back office's screens for offers, used with the words that are on them. */
export class OfferScreen extends FioriScreen {
  /** "Every n-th" on one article, until now a draft; answers its number. */
  async createEveryNth({
    name,
    articleId,
    every,
  }: {
    name: string;
    articleId: string;
    every: number;
  }): Promise<string> {
    await this.open("Offer-create");
    await this.page.getByRole("radio", { name: /Every n-th/ }).check();
    const articles = this.page.locator('ui5-multi-input[accessible-name="Articles"]');
    await articles.locator("input").fill(articleId);
    await this.page.locator(`ui5-suggestion-item[additional-text="${articleId}"]`).waitFor({ state: "attached" });
    await articles.locator("input").press("Enter");
    await articles.locator("ui5-token").waitFor();
    await this.page.locator('ui5-input[name="/terms/every"] input').fill(String(every));
    await this.page.locator('ui5-input[name="/name"] input').fill(name);
    await this.expectAccessible();
    await this.act("Save");
    await this.page.waitForURL(/Offer-display\?Offer=/);
    return new URL(this.page.url()).hash.split("Offer=")[1] ?? "";
  }

  async openOffer(offerId: string, words: string | RegExp): Promise<void> {
    await this.open(`Offer-display?Offer=${offerId}`);
    await this.expectText(words);
  }

  async act(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).first().click();
  }

  /** The dialog's button has the name of the one that opened it. */
  async confirm(button: string): Promise<void> {
    await this.page.locator("ui5-dialog[open]").getByRole("button", { name: button, exact: true }).click();
  }
}
