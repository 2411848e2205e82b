import { environment } from "./environment.ts";
import { fileLength } from "./file-length.ts";
import { functionLength } from "./function-length.ts";
import { leftovers } from "./leftovers.ts";
import { machineNames } from "./machine-names.ts";
import { problemCodes } from "./problem-codes.ts";
import { purePricing } from "./pure-pricing.ts";
import type { Rule } from "./source.ts";
import { translations } from "./translations.ts";

export const rules: Rule[] = [
  fileLength,
  functionLength,
  purePricing,
  environment,
  machineNames,
  translations,
  leftovers,
  problemCodes,
];
