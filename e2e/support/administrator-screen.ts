import { FioriScreen } from "./fiori-screen.ts";

export type Administrator = { userName: string; name: string; password: string };

/** A back office in the hands of somebody who sees it for the first time, and goes by the words on it. */
export class AdministratorScreen extends FioriScreen {
  /** In a program in which nobody is yet. */
  async becomeFirst(token: string, person: Administrator, firstTile: string): Promise<void> {
    await this.open("");
    await this.fill({ token, ...person });
    await this.expectAccessible();
    await this.press("Create administrator and sign in");
    await this.page.getByText(firstTile).first().waitFor();
  }

  /** The colours of SAP's buttons fade when they are switched on: what is wrong for a moment only is not wrong. */
  override async expectAccessible(): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      const settled = await super.expectAccessible().then(
        () => true,
        () => false,
      );
      if (settled) return;
      await this.page.waitForTimeout(300);
    }
    await super.expectAccessible();
  }

  /** By the names of the fields. */
  async fill(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields))
      await this.page.locator(`ui5-input[name="${name}"] input`).filter({ visible: true }).fill(value);
  }

  async press(button: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).filter({ visible: true }).first().click();
  }

  async pressInDialog(button: string): Promise<void> {
    await this.page.locator("ui5-dialog[open]").getByRole("button", { name: button, exact: true }).click();
  }

  /** What is shown this once. */
  async readSecrets(count: number): Promise<string[]> {
    const shown = this.page.locator(".secret output");
    await shown.nth(count - 1).waitFor();
    return shown.allTextContents();
  }

  /** As somebody who chose this language before. */
  async speak(language: "en" | "de"): Promise<void> {
    await this.page.evaluate(`localStorage.setItem("counterfoil.language", "${language}")`);
    await this.page.reload();
    await this.page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
  }

  /** What "Copy all" of a page of values puts into the clipboard. */
  async copyAll(): Promise<string> {
    const { page } = this;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.press("Copy all");
    return (await page.evaluate("navigator.clipboard.readText()")) as string;
  }
}
