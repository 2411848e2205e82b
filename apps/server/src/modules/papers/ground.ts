import type { Receipt, ReceiptDetail, TillConfiguration } from "@counterfoil/contracts";
import { initialTillSettings } from "@counterfoil/contracts";
import { type PaperGround, supportedLanguage } from "@counterfoil/ui/paper-parts";

export type PaperSources = {
  /** Throws when there is none of that number. */
  readReceipt: (number: string) => Promise<Pick<ReceiptDetail, "transaction" | "cancelledBy">>;
  readTillConfiguration: (tillId: string) => Promise<TillConfiguration>;
};

/** A receipt with what its till would say around it today. */
export type ReadPaper = { receipt: Receipt; ground: PaperGround; cancelledBy: string | undefined };

export async function readPaper(
  { readReceipt, readTillConfiguration }: PaperSources,
  number: string,
): Promise<ReadPaper | undefined> {
  const { transaction: receipt, cancelledBy } = await readReceipt(number);
  if (receipt.kind !== "receipt") return undefined;
  return { receipt, ground: groundOf(await readTillConfiguration(receipt.tillId)), cancelledBy };
}

function groundOf(configuration: TillConfiguration): PaperGround {
  const { company, store, paymentMethods, manualDiscounts, settings = initialTillSettings } = configuration;
  const language = supportedLanguage(store.language) ?? "en";
  const speaks = settings.paper.languages[0] ?? language;
  return {
    ...{ company, store, paymentMethods, language, settings: settings.paper },
    nameOf: ({ promotionId, note }) => {
      const names = manualDiscounts?.reasons.find(({ code }) => promotionId === "manual" && code === note)?.names;
      return names?.[speaks] ?? names?.en ?? (note || promotionId);
    },
    duplicate: false,
    training: false,
  };
}
