import { pathToFileURL } from "node:url";
import { SettingError } from "@counterfoil/platform";
import type { RetailerHooks } from "./modules/prices/index.ts";

const known = ["onOfferConversion", "beforeCalculation", "afterCalculation"] as const satisfies (keyof RetailerHooks)[];

/** The default export of the retailer's own file. Read once, at the start, so that what is wrong with it is said before anything is sold. */
export async function readRetailerHooks(path: string | undefined): Promise<RetailerHooks> {
  if (path === undefined) return {};
  const hooks = await load(path);
  if (typeof hooks !== "object" || hooks === null)
    throw new SettingError(`CONFIG_FILE=${path} has no object as its default export.`);
  for (const [name, hook] of Object.entries(hooks)) {
    if (!known.some((each) => each === name))
      throw new SettingError(`CONFIG_FILE=${path} has ${name}, which is none of ${known.join(", ")}.`);
    if (typeof hook !== "function") throw new SettingError(`CONFIG_FILE=${path}: ${name} is no function.`);
  }
  return hooks as RetailerHooks;
}

async function load(path: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
  } catch (error) {
    throw new SettingError(`CONFIG_FILE=${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
