import type { Db } from "../../database.ts";
import type { MasterData, ReplicatedType } from "../masterdata/index.ts";
import { lineOf, readCriteria } from "./filters.ts";

export type Matched = { matched: true } | { matched: false; criterion: string; words: { en: string; de: string } };

/** Whether a model's filter lets an object through; if not, the lines that keep it out, and how people say it. */
export async function whyNotMatched(
  db: Db,
  masterData: MasterData,
  modelId: string,
  type: ReplicatedType,
  key: string,
): Promise<Matched> {
  const criteria = await readCriteria(db, modelId, type);
  const field = await masterData.stoppingField(type, criteria, key);
  if (field === undefined) return { matched: true };
  const lines = criteria.filter((criterion) => criterion.field === field);
  const words = await masterData.filterInWords(type, lines);
  const all = (language: "en" | "de") => words.map((each) => each[language]).join("; ");
  return {
    matched: false,
    criterion: lines.map(lineOf).join("; "),
    words: {
      en: `The filter of model ${modelId} keeps it out: ${all("en")}.`,
      de: `Der Filter von Modell ${modelId} hält es zurück: ${all("de")}.`,
    },
  };
}
