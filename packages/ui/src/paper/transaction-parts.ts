import type { PaperSettings, ReceiptLine, TillConfiguration, Transaction } from "@counterfoil/contracts";
import { formatsFor } from "../formats.ts";
import { type Language, languages } from "../languages.ts";
import type { PaperPart } from "./parts.ts";
import { type SayOnPaper, sayIn } from "./words.ts";

/** What a paper says beside the transaction: whose it is, how the retailer wants it, and names that the till knows. */
export type PaperGround = {
  company: TillConfiguration["company"];
  store: Pick<TillConfiguration["store"], "name" | "addressLines" | "timeZone"> & { taxNumber?: string };
  paymentMethods: TillConfiguration["paymentMethods"];
  settings: PaperSettings;
  /** Of the till, where the settings name none. */
  language: Language;
  /** Why a price was lowered, in words. */
  nameOf: (modifier: Pick<ReceiptLine["modifiers"][number], "promotionId" | "note">) => string;
  duplicate: boolean;
  training: boolean;
  /** Where the receipt is read without paper. */
  link?: string | undefined;
};

/** In which languages, and with whose numbers. */
export function wordsOf({ settings, language }: PaperGround) {
  const chosen: Language[] = settings.languages.length > 0 ? settings.languages : [language];
  const say: SayOnPaper = sayIn(chosen);
  return { say, chosen, formats: formatsFor(languages[chosen[0] ?? language].locale) };
}

/** Above every transaction: whose paper it is, and whether it is the first one. */
export function headParts(ground: PaperGround): PaperPart[] {
  const { company, store, settings, duplicate, training } = ground;
  const { say } = wordsOf(ground);
  const centred = (text: string): PaperPart => ({ kind: "text", text, align: "centre" });
  return [
    ...(settings.logo ? [{ kind: "picture", address: settings.logo } as const] : []),
    { kind: "text", text: company.name, align: "centre", strong: true },
    ...[store.name, ...store.addressLines].map(centred),
    ...(store.taxNumber ? [centred(say("taxNumber", { number: store.taxNumber }))] : []),
    ...settings.header.map(centred),
    ...(training ? [{ kind: "mark", text: say("training") } as const] : []),
    ...(duplicate ? [{ kind: "mark", text: say("duplicate") } as const] : []),
  ];
}

/** Below every transaction: by what it is found again. */
export function footParts({ number, occurredAt, cashierName, kind }: Transaction, ground: PaperGround): PaperPart[] {
  const { say, formats } = wordsOf(ground);
  const shown = ground.settings.barcode && kind === "receipt" && !ground.training;
  return [
    { kind: "gap" },
    shown ? { kind: "bars", code: number } : { kind: "text", text: number, align: "centre", strong: true },
    { kind: "text", text: formats.instant(occurredAt, ground.store.timeZone), align: "centre" },
    { kind: "text", text: say("servedBy", { name: cashierName }), align: "centre" },
    ...linkParts(ground),
  ];
}

function linkParts(ground: PaperGround): PaperPart[] {
  if (!ground.link || !ground.settings.linkOnPaper) return [];
  return [
    { kind: "gap" },
    { kind: "qr", code: ground.link },
    { kind: "text", text: wordsOf(ground).say("link"), align: "centre", size: "small" },
  ];
}
