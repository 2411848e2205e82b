import { linkAddress, linkEnds, makeReceiptCode, type ReceiptMail, readReceiptCode } from "@counterfoil/contracts";
import { inTransaction } from "@counterfoil/platform";
import { receiptParts, wordsOf } from "@counterfoil/ui/paper-parts";
import type { Till } from "../access/index.ts";
import { drawText } from "./draw-text.ts";
import { receiptMailTooOften, receiptMailUnknown } from "./errors.ts";
import { type ReadPaper, readPaper } from "./ground.ts";
import type { PapersContext } from "./index.ts";
import { countMails, insertMail } from "./store.ts";
import { fillIn, words } from "./words.ts";

/** Nobody needs more; whoever has a till's token must not fill other people's mailboxes. */
const MOST = 5;

/** Puts the mail into the outbox, once per id. A till asks for receipts of its own store. */
export async function sendReceiptMail(context: PapersContext, till: Till, asked: ReceiptMail): Promise<void> {
  const { id, receiptNumber, address, language } = asked;
  const paper = receiptNumber.startsWith(`${till.storeId}-`) ? await readPaper(context, receiptNumber) : undefined;
  if (!paper) throw receiptMailUnknown(`Store ${till.storeId} has no receipt ${receiptNumber}.`);
  const mail = await writeMail(context, paper, language);
  await inTransaction(context.db, async (transaction) => {
    if (!(await insertMail(transaction, { id, receiptNumber, tillId: till.tillId }))) return;
    if ((await countMails(transaction, receiptNumber)) > MOST)
      throw receiptMailTooOften(`Receipt ${receiptNumber} was sent ${MOST} times.`);
    await context.sendMail(transaction, { address, ...mail });
  });
}

async function writeMail({ linksOf }: PapersContext, { receipt, ground }: ReadPaper, language: "en" | "de") {
  const { number } = receipt;
  const speaks = { ...ground, language };
  const { subject, link } = words[language];
  const { linkDays } = ground.settings;
  const links = linksOf(receipt.tillId);
  const code = linkDays > 0 ? await makeReceiptCode(links.key, receipt, linkDays) : undefined;
  const facts = code && readReceiptCode(code);
  const until = facts && fillIn(link, { date: wordsOf(speaks).formats.date(linkEnds(facts)) });
  const below = code ? `\n\n${until}\n${linkAddress(links, code)}` : "";
  return {
    subject: fillIn(subject, { number, company: ground.company.name }),
    content: `${drawText(receiptParts(receipt, speaks))}${below}\n`,
  };
}
