import type { BrowserTill } from "./browser-till.ts";

/** A till is worked like this in the end, whatever was interrupted: what is open is paid, what is sold is taken note of. */
export type Rest = { pin: string; name: string; sold(number: string): void };

const STEPS = 80;

/** Until the till shows an empty sale. What it showed as sold on the way is told. */
export async function comeToRest(till: BrowserTill, { pin, name, sold }: Rest): Promise<void> {
  for (let step = 0; step < STEPS; step += 1) {
    const { shown, title, amount } = await till.look();
    if (shown === "sale" && (await isEmpty(till, amount))) return;
    const { page } = till;
    const act = {
      signIn: () => till.screen.signIn(name, pin),
      sale: async () => {
        await page.keyboard.press("F9");
        await page.getByTestId("remaining").waitFor({ timeout: 3_000 });
      },
      pay: () => finish(till),
      done: async () => {
        sold(title.replace("Receipt ", ""));
        await page.keyboard.press("Escape");
      },
      dialog: () => leaveDialog(till),
      other: () => page.keyboard.press("Escape"),
      // Its browser has gone as well.
      nothing: async () => (page.isClosed() ? till.open() : undefined),
    }[shown];
    await act().catch(() => undefined);
    await page.waitForTimeout(200).catch(() => undefined);
  }
  const { shown, title } = await till.look();
  throw new Error(`the till does not come to rest: ${shown} "${title}", see ${await till.picture()}`);
}

async function isEmpty({ page }: BrowserTill, amount: string): Promise<boolean> {
  return amount.endsWith("0.00") && (await page.getByText("Scan the first article").isVisible());
}

/** What is due is paid in cash; where nothing is due any more there is a button. */
async function finish({ page }: BrowserTill): Promise<void> {
  const button = page.getByRole("button", { name: "Finish" });
  if (await button.isVisible()) await button.click();
  else await page.getByRole("button", { name: /^Cash/ }).click({ timeout: 2_000 });
  await page.getByTestId("change").waitFor({ timeout: 2_000 });
}

/** A card payment that is asked for is given up, one that nobody knows of is asked again; all else is closed. */
async function leaveDialog({ page }: BrowserTill): Promise<void> {
  for (const name of ["Pay another way", "Ask the terminal now", "Stop", "Close"]) {
    const button = page.getByRole("button", { name, exact: false }).first();
    if (await button.isVisible()) return button.click({ timeout: 2_000 });
  }
  await page.keyboard.press("Escape");
}
