import { alertWords, causeWords, inGerman, mailWords } from "@counterfoil/contracts/words";
import type { StoredAlert } from "./alert-store.ts";
import type { Language } from "./rule-store.ts";

export const languageOf = (tag: string | undefined): Language => (tag?.toLowerCase().startsWith("de") ? "de" : "en");

/** An alert in the language of who is told, times by the company's clock; as it was raised where nobody has kept what it is made of. */
export function sayAlert(
  { key, title, detail, facts = {} }: Pick<StoredAlert, "key" | "title" | "detail" | "facts">,
  language: Language,
  timeZone: string,
): { title: string; detail: string } {
  const words: Record<string, string> = alertWords[language];
  const kind = key.split(":")[0] ?? "";
  const ours = (text: string) => (language === "de" ? (inGerman(text, timeZone) ?? text) : text);
  const titled = words[`title.${kind}`];
  if (titled === undefined || (Object.keys(facts).length === 0 && kind !== "test"))
    return { title: ours(title), detail: ours(detail) };
  const { causeCode = "", causeSubject = "", direction = "", service = "" } = facts;
  const said = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, ours(inFormat(value, language, timeZone)) || "–"]),
  );
  const values = {
    ...said,
    cause: fill(causeWords[language][causeCode] ?? `${causeCode}: {{subject}}`, { subject: causeSubject }),
    way: said.way ?? words[`stuck.${direction}`] ?? "",
    service: words[`service.${service}`] ?? service,
  };
  return { title: fill(titled, values), detail: fill(words[`detail.${kind}`] ?? "", values) };
}

type Event = { event: "raised" | "cleared" | "test"; severity: StoredAlert["severity"]; title: string };

/** "[error] Till 1010-03 is silent" */
export function subjectOf({ event, severity, title }: Event, language: Language): string {
  const word = mailWords[language][event === "cleared" ? "over" : severity];
  return `[${word}] ${title}`.slice(0, 200);
}

export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => values[name] ?? "–");

const locales: Record<Language, string> = { en: "en-GB", de: "de-DE" };

/** A day or a moment as people read it; anything else as it is. */
export function inFormat(value: string, language: Language, timeZone: string): string {
  if (!/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value) || Number.isNaN(Date.parse(value))) return value;
  const style = value.length === 10 ? { timeZone: "UTC" } : { timeStyle: "short" as const, timeZone };
  return new Intl.DateTimeFormat(locales[language], { dateStyle: "medium", ...style }).format(new Date(value));
}
