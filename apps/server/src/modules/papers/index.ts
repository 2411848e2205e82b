import type { ReceiptLinks } from "@counterfoil/contracts";
import type { Clock } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { PaperSources } from "./ground.ts";
import { sendReceiptMail } from "./send-mail.ts";
import { showReceipt } from "./show-receipt.ts";

export { linksOfTills } from "./links.ts";
export { registerPaperRoutes } from "./routes.ts";

export type PapersContext = PaperSources & {
  db: Db;
  clock: Clock;
  linksOf: (tillId: string) => ReceiptLinks;
  /** Into the outbox of mails. */
  sendMail: (transaction: DbTransaction, mail: { address: string; subject: string; content: string }) => Promise<void>;
};

/** Receipts without paper: behind a link that their till has signed, and by mail. */
export const createPapers = (context: PapersContext) => ({
  show: (code: string, language: string | undefined) => showReceipt(context, code, language),
  send: (...given: AfterFirst<typeof sendReceiptMail>) => sendReceiptMail(context, ...given),
});

type AfterFirst<Work> = Work extends (first: never, ...rest: infer Rest) => unknown ? Rest : never;

export type Papers = ReturnType<typeof createPapers>;
