import { catalogSentences } from "./catalog.ts";
import { csvSentences } from "./csv.ts";
import { erpCommunicationSentences } from "./erp-communication.ts";
import { erpDocumentsSentences } from "./erp-documents.ts";
import { erpMasterdataSentences } from "./erp-masterdata.ts";
import { erpOrdersSentences } from "./erp-orders.ts";
import { erpReplicationSentences } from "./erp-replication.ts";
import { formatsSentences } from "./formats.ts";
import { hubSentences } from "./hub.ts";
import { networkSentences } from "./network.ts";
import { offersSentences } from "./offers.ts";
import { organisationSentences } from "./organisation.ts";
import { platformSentences } from "./platform.ts";
import { pricingSentences } from "./pricing.ts";
import { reservedSentences } from "./reserved.ts";
import { salesSentences } from "./sales.ts";
import { validatorSentences } from "./validator.ts";
import { voucherSentences } from "./vouchers.ts";
import { germanWords } from "./words.ts";

/**
 * What the programs say of a single case, English with places for its values, and the same in German. Refusals and reasons are kept and
 * sent in English, for logs and other programs; screens say them in the reader's language.
 */
export const germanSentences: Record<string, string> = {
  ...platformSentences,
  ...networkSentences,
  ...formatsSentences,
  ...csvSentences,
  ...erpCommunicationSentences,
  ...erpDocumentsSentences,
  ...erpMasterdataSentences,
  ...erpOrdersSentences,
  ...erpReplicationSentences,
  ...hubSentences,
  ...catalogSentences,
  ...organisationSentences,
  ...reservedSentences,
  ...salesSentences,
  ...voucherSentences,
  ...offersSentences,
  ...pricingSentences,
};

/** Longer ones are documents and traces of other programs. */
const LONGEST = 1000;
const KEPT_AT_MOST = 2000;
const kept = new Map<string, string | undefined>();

/** The same in German, moments at the place of the reader or in the given zone. Undefined: nobody here has said this. */
export function inGerman(text: string, timeZone?: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const key = `${timeZone ?? ""} ${text}`;
  if (kept.has(key)) return kept.get(key);
  if (kept.size >= KEPT_AT_MOST) kept.clear();
  const german =
    inOne(text, { timeZone, alone: true }) ??
    inParts(text, /(?<=[.!?]) (?=\S)/, { joint: " ", timeZone }) ??
    inParts(text, /; /, { joint: "; ", timeZone }) ??
    inOne(text, { timeZone });
  kept.set(key, german);
  return german;
}

type Pattern = { form: RegExp; parts: string[]; german: string; length: number; hasWords: boolean };

/** Those that say most themselves come first, so that "{1} is {2}" does not take what another one says better. */
const patterns: readonly Pattern[] = Object.entries({ ...germanSentences, ...validatorSentences })
  .map(([english, german]) => {
    const parts = english.replace(/\.$/, "").split(/\{\d+\}/);
    const own = parts.join("");
    const form = new RegExp(
      `^${parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("(.*?)")}\\.?$`,
      "s",
    );
    return { form, parts, german, length: own.length, hasWords: /[a-z]{2}/i.test(own) };
  })
  .sort((one, other) => other.length - one.length);

/** "{1} is {2}" says so little itself that only a word of ours makes it ours. */
const FEW_SIGNS = 6;

/** `alone`: no value of it is a sentence of its own, but one that a colon leads in. */
function inOne(text: string, { timeZone, alone = false }: { timeZone: string | undefined; alone?: boolean }) {
  for (const { form, parts, german, length, hasWords } of patterns) {
    const values = form.exec(text)?.slice(1);
    if (!values) continue;
    if (alone && values.some((value, at) => /[.!?] \S/.test(value) && !parts[at]?.endsWith(": "))) continue;
    const own = values.map((value) => (value.includes(" ") ? inGerman(value, timeZone) : undefined));
    // A form of signs only, such as "{1} ({2})", is ours when what stands in it is.
    if (!hasWords && own.every((value) => value === undefined)) continue;
    if (
      length < FEW_SIGNS &&
      [...german.matchAll(/\{=(\d)\}/g)].some(([, at]) => !germanWords[values[Number(at) - 1] ?? ""])
    )
      continue;
    const shown = (at: number) => own[at] ?? inFormat(values[at] ?? "", timeZone);
    const filled = german.replace(/\{(=?)(\d+)\}/g, (_place, word: string, number: string) =>
      word ? asWord(values[Number(number) - 1] ?? "") : shown(Number(number) - 1),
    );
    const open = filled.replace(/\.$/, "");
    return text.endsWith(".") && !/[?!…]$/.test(open) ? `${open}.` : open;
  }
  return undefined;
}

type Joined = { joint: string; timeZone: string | undefined };

/** Several sentences of which we know at least one. */
function inParts(text: string, between: RegExp, { joint, timeZone }: Joined): string | undefined {
  const parts = text.split(between);
  if (parts.length < 2) return undefined;
  const own = parts.map((part) => inOne(part, { timeZone }));
  return own.every((part) => part === undefined) ? undefined : own.map((part, at) => part ?? parts[at]).join(joint);
}

const asWord = (value: string): string =>
  value
    .split(" or ")
    .map((word) => germanWords[word] ?? word)
    .join(" oder ");

function inFormat(value: string, timeZone: string | undefined): string {
  if (!/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value) || Number.isNaN(Date.parse(value))) return value;
  const isDay = value.length === 10;
  const style = isDay ? { timeZone: "UTC" } : { timeStyle: "medium" as const, ...(timeZone && { timeZone }) };
  return new Intl.DateTimeFormat("de-DE", { dateStyle: "medium", ...style }).format(new Date(value));
}
