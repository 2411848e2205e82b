import { type ChainLink, decimalToMinor, fractionDigits } from "@counterfoil/contracts";
import { currentLanguage } from "../language.ts";
import type { useFormats } from "../use-formats.ts";

type Translate = (key: string, values: Record<string, unknown>) => string;

/** What a link says, in a sentence. Facts that are days, moments or money are written as such; the ERP's own words come in both languages. */
export function sentenceOf(
  { step, code, facts }: ChainLink,
  t: Translate,
  formats: ReturnType<typeof useFormats>,
): string {
  const isGerman = currentLanguage() === "de";
  const values: Record<string, string> = { ...facts };
  for (const name of ["from", "to"]) if (facts[name]) values[name] = formats.date(facts[name]);
  for (const name of ["seen", "asked"]) if (facts[name]) values[name] = formats.instant(facts[name]);
  if (facts.amount) values.amount = moneyIn(facts.amount, formats);
  values.words = (isGerman ? facts.de : facts.en) ?? "";
  values.status = (isGerman ? facts.statusDe : undefined) ?? facts.status ?? "";
  if (facts.why) values.why = t(`chain.noSale.${facts.why}`, { defaultValue: facts.why });
  const said = t(`chain.says.${step}-${code}`, { ...values, defaultValue: "" });
  return said || [code, ...Object.values(facts)].join(" ");
}

/** "0.85 GBP", as it stands on the wire. */
function moneyIn(text: string, formats: ReturnType<typeof useFormats>): string {
  const [decimal = "", currency = ""] = text.split(" ");
  const amountMinor = decimalToMinor(decimal, fractionDigits(currency));
  return amountMinor === undefined ? text : formats.money(amountMinor, currency);
}
