const ADDRESS = "/till/?display";
const NAME = "counterfoil-display";

/** What browsers with several screens tell of them, once a person has allowed it. */
type Screens = {
  currentScreen: object;
  screens: { availLeft: number; availTop: number; availWidth: number; availHeight: number }[];
};
type Page = Window & { getScreenDetails?(): Promise<Screens> };

/** On the other screen where there is one; else wherever the browser opens it. False: it lets none open. */
export async function openWindow(page: Page = window): Promise<boolean> {
  return page.open(ADDRESS, NAME, `popup${await placeBeside(page)}`) !== null;
}

async function placeBeside(page: Page): Promise<string> {
  if (!page.getScreenDetails || !(page.screen as { isExtended?: boolean }).isExtended) return "";
  const found = await page.getScreenDetails().catch(() => undefined);
  const other = found?.screens.find((screen) => screen !== found.currentScreen);
  if (!other) return "";
  const { availLeft, availTop, availWidth, availHeight } = other;
  return `,left=${availLeft},top=${availTop},width=${availWidth},height=${availHeight}`;
}
