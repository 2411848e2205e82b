import type { Db } from "../../../database.ts";
import { readCodes } from "../codes.ts";
import { figuresOf } from "../figures.ts";
import { balanceOf } from "../judging/balance.ts";
import { readFacts } from "../judging/facts.ts";
import { judge, type Verdict } from "../judging/judge.ts";
import type { Modules } from "../posting/post-batch.ts";
import { readAsPending } from "../posting/posting-store.ts";
import { type Content, type Fault, type PendingReceipt, type SaleContent, type Task, tasks } from "../receipt.ts";

/**
 * What a posting would book for a receipt as it is, or with another content, before it does: the same judging with the facts of now.
 * Tasks that are posted already are left out.
 */
export async function previewReceipt(db: Db, modules: Modules, receiptId: number, content?: Content) {
  const stored = await readAsPending(db, receiptId);
  if (!stored) return undefined;
  const receipt = asTried(content === undefined ? stored : withContent(stored, content));
  const { verdicts } = judge(receipt, await readFacts(db, modules.masterData, [receipt]));
  return { ...figuresIn(receipt), ...(await bookingsOf(db, verdicts)) };
}

export function withContent(receipt: PendingReceipt, content: Content): PendingReceipt {
  return { ...receipt, content, currency: figuresOf(receipt.kind, content).currency };
}

/** As if it was about to be posted again. */
export function asTried(receipt: PendingReceipt): PendingReceipt {
  const again = (state: string) => (state === "error" ? "open" : state);
  const states = Object.fromEntries(tasks.map((task) => [task, again(receipt.states[task])])) as Record<Task, string>;
  return { ...receipt, states };
}

function figuresIn({ kind, content }: PendingReceipt) {
  const { totalMinor: amount, piecesMilli, lineCount: lines, currency } = figuresOf(kind, content);
  const balance = kind === "receipt" ? balanceOf(content as SaleContent) : undefined;
  return {
    currency,
    amount,
    pieces: piecesMilli / 1000,
    lines,
    ...(balance && { balance: { items: balance.itemsMinor, payments: balance.paymentsMinor } }),
  };
}

async function bookingsOf(db: Db, verdicts: Verdict[]) {
  const texts = new Map((await readCodes(db)).map(({ account, texts }) => [account, texts]));
  const faults: Fault[] = [];
  const postings: object[] = [];
  const movements: object[] = [];
  const nothing: Task[] = [];
  for (const verdict of verdicts)
    if ("fault" in verdict) faults.push(verdict.fault);
    else if (verdict.booking === undefined) nothing.push(verdict.task);
    else if ("movement" in verdict.booking)
      movements.push({
        postingDate: verdict.booking.movement.postingDate,
        items: verdict.booking.movement.items.map(({ quantityMilli, baseUnit, ...item }, index) => ({
          item: index + 1,
          ...item,
          unit: baseUnit,
          quantity: quantityMilli / 1000,
        })),
      });
    else
      postings.push({
        kind: verdict.booking.posting.kind,
        items: verdict.booking.posting.items.map(({ amountMinor, quantityMilli, ...item }, index) => ({
          item: index + 1,
          articleId: null,
          taxCode: null,
          code: null,
          ...item,
          amount: amountMinor,
          accountTexts: texts.get(item.account) ?? null,
          ...(quantityMilli !== undefined && { quantity: quantityMilli / 1000 }),
        })),
      });
  return { faults, postings, movements, nothing };
}
