import { type Actor, addJob, type Log } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { type AccountCode, readCodes, saveCode } from "./codes.ts";
import { completenessRows, receiptRows } from "./completeness/odata-rows.ts";
import { readTillDay, type TillDayKey } from "./completeness/read-till-day.ts";
import { type CompletenessSearch, searchCompleteness } from "./completeness/search-completeness.ts";
import { correctMany, type MassCorrection, type MassPreview, previewMany } from "./correcting/correct-many.ts";
import { type Correction, checkContent, correctReceipt } from "./correcting/correct-receipt.ts";
import { type CorrectionSearch, searchCorrections } from "./correcting/corrections.ts";
import { previewReceipt } from "./correcting/preview.ts";
import { findChains } from "./flow/find-chains.ts";
import { readRaw } from "./intake/intake-store.ts";
import { readIdoc, readSoap } from "./intake/read-document.ts";
import { POST_TASK, receiveDocument } from "./intake/receive-document.ts";
import { type IntakeSetting, readIntakeSetting, saveIntakeSetting } from "./intake-setting.ts";
import type { Modules } from "./posting/post-batch.ts";
import { postReceipts } from "./posting/post-receipts.ts";
import { type Repost, readAsPending, reopen } from "./posting/posting-store.ts";
import { type IdocSearch, readIdocView, searchIdocs } from "./queries/idocs.ts";
import { readPosting } from "./queries/postings.ts";
import { type ReceiptSearch, readReceipt, searchReceipts } from "./queries/receipts.ts";
import { receiptStatusRows } from "./queries/status-rows.ts";
import { readSummary } from "./queries/summary.ts";
import { readReceiptTotals, type TotalsQuery } from "./queries/totals.ts";
import { type Reversal, reverseReceipt } from "./reversing/reverse-receipt.ts";

export { registerDocumentRoutes } from "./routes.ts";

/** Documents from tills, the receipts in them, and what they are posted to. */
export function createDocuments({ db, log, ...modules }: Modules & { db: Db; log: Log }) {
  const post = () => addJob(db, POST_TASK, {}, { key: POST_TASK });
  return {
    tasks: { [POST_TASK]: async () => void (await postReceipts(db, modules, log)) },
    /** Receipts that were waiting when the last process ended. */
    resume: post,
    receiveIdoc: (body: Buffer, technicalUser: string) =>
      receiveDocument(db, { ...modules, log }, { body, technicalUser, read: readIdoc }),
    receiveSoap: (body: Buffer, path: string, technicalUser: string) =>
      receiveDocument(db, { ...modules, log }, { body, technicalUser, read: (bytes) => readSoap(bytes, path) }),
    postReceipts: () => postReceipts(db, modules, log),
    repost: async (which: Repost) => {
      const reopened = await reopen(db, which);
      if (reopened > 0) await post();
      return reopened;
    },
    searchReceipts: (search: ReceiptSearch) => searchReceipts(db, search),
    readReceipt: (receiptId: number) => readReceipt(db, receiptId),
    readReceiptTotals: (query: TotalsQuery) => readReceiptTotals(db, query),
    readPosting: (year: number, number: number) => readPosting(db, year, number),
    readSummary: () => readSummary(db),
    searchIdocs: (search: IdocSearch) => searchIdocs(db, search),
    readIdoc: (idocNumber: number) => readIdocView(db, idocNumber),
    readRaw: (idocNumber: number) => readRaw(db, idocNumber),
    readCodes: () => readCodes(db),
    saveCode: (code: AccountCode, actor: Actor) => saveCode(db, code, actor),
    readIntakeSetting: () => readIntakeSetting(db),
    saveIntakeSetting: (setting: IntakeSetting, actor: Actor) =>
      saveIntakeSetting(db, modules.masterData, setting, actor),
    /** What would be booked, and with other content; nothing is. */
    previewReceipt: (receiptId: number) => previewReceipt(db, modules, receiptId),
    previewCorrection: async (receiptId: number, content: unknown) => {
      const receipt = await readAsPending(db, receiptId);
      return receipt && previewReceipt(db, modules, receiptId, checkContent(receipt.kind, content));
    },
    correctReceipt: (correction: Correction & { receiptId: number }, actor: Actor) =>
      correctReceipt(db, modules, correction, actor),
    reverseReceipt: (reversal: Reversal & { receiptId: number }, actor: Actor) =>
      reverseReceipt(db, modules, reversal, actor),
    previewMany: (choice: MassPreview) => previewMany(db, modules, choice),
    correctMany: (correction: MassCorrection, actor: Actor) => correctMany(db, modules, correction, actor),
    searchCorrections: (search: CorrectionSearch) => searchCorrections(db, search),
    findChains: (number: string) => findChains(db, modules.logistics, number),
    searchCompleteness: (search: CompletenessSearch) => searchCompleteness(db, search),
    readTillDay: (key: TillDayKey) => readTillDay(db, key),
    /** For OData: the rows of the sets of ZCF_POS_STATUS_SRV. */
    statusRows: { ReceiptStatusSet: receiptStatusRows, CompletenessSet: completenessRows, ReceiptSet: receiptRows },
  };
}
export type Documents = ReturnType<typeof createDocuments>;
