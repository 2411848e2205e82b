import { readSetting, type TillDatabase, writeSetting } from "../ledger/index.ts";
import type { CodeTarget } from "./catalogue.ts";

/** Which of several articles with one code was meant, until the store's day is over. */
export type RememberedChoices = { day: string; targets: Record<string, string> };

const keyOf = ({ article, unit }: CodeTarget) => `${article.articleId} ${unit}`;

export async function rememberChoice(database: TillDatabase, day: string, code: string, target: CodeTarget) {
  const known = await readSetting(database, "rememberedChoices");
  const targets = known?.day === day ? known.targets : {};
  await writeSetting(database, "rememberedChoices", { day, targets: { ...targets, [code]: keyOf(target) } });
}

/** Of what the code means now. */
export async function rememberedChoice(
  database: TillDatabase,
  day: string,
  code: string,
  targets: readonly CodeTarget[],
): Promise<CodeTarget | undefined> {
  const known = await readSetting(database, "rememberedChoices");
  return known?.day === day ? targets.find((target) => keyOf(target) === known.targets[code]) : undefined;
}
