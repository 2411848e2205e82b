import { readReservedNumber } from "@counterfoil/contracts";
import { currentLanguage } from "@counterfoil/ui";
import { useRef } from "react";
import {
  type CodeTarget,
  type Resolution,
  rememberChoice,
  rememberedChoice,
  resolveCode,
  resolveTarget,
  textOf,
} from "../../catalogue/index.ts";
import { takeCoupon } from "../../coupons/index.ts";
import { assignToSale, findByCard } from "../../customers/index.ts";
import { sound } from "../../devices/index.ts";
import { findToHandOver } from "../../reserved/index.ts";
import {
  cancelMarked,
  enterResolution,
  isSaleLine,
  markBeside,
  markedLine,
  overLimit,
  stepOrCancel,
  tellNoSale,
} from "../../selling/index.ts";
import { askCode } from "../../sync/index.ts";
import type { Till } from "../../till.ts";
import { voucherNumberIn } from "../../vouchers/index.ts";
import { useTill } from "../frame/use-till.ts";

/** What lies over the sale. */
export type SaleSheet =
  | { name: "article"; query: string }
  | {
      name:
        | "quickKeys"
        | "camera"
        | "customer"
        | "customerDetails"
        | "line"
        | "why"
        | "discount"
        | "promotion"
        | "offers";
    }
  | ({ name: "choice" } & Omit<Extract<Resolution, { kind: "choice" }>, "kind">)
  | { name: "weigh"; target: CodeTarget }
  /** Left out: of the marked line. */
  | { name: "stock"; articleId?: string }
  | { name: "voucher"; number?: string; target?: CodeTarget }
  | { name: "openPrice"; target: CodeTarget; quantityMilli: number };
/** Sheets that wait for an answer. */
const ASKING: ReadonlySet<string> = new Set(["choice", "weigh", "openPrice"]);
type SetSheet = (sheet: SaleSheet | undefined) => void;

/** What a cashier can do on the sale screen, by key, scan and touch alike. */
export function useSaleActions(sheet: SaleSheet | undefined, setSheet: SetSheet) {
  const till = useTill();
  const queued = useRef<string[]>([]);

  const enter = (text: string, by: "scan" | "typed"): boolean => {
    if (text.trim() === "") return false;
    // While the cashier chooses, scans wait their turn.
    if (sheet && ASKING.has(sheet.name) && by === "scan") queued.current.push(text);
    else {
      // What a scan did is seen on the sale, not behind a sheet.
      if (by === "scan") setSheet(undefined);
      enterText(till, setSheet, text, by);
    }
    return true;
  };
  /** An article that was picked; more may be asked of it, and then the scans wait on. */
  const take = (target: CodeTarget, quantityMilli?: number, remember = false) => {
    if (remember && sheet?.name === "choice") void rememberChoice(till.database, till.today(), sheet.code, target);
    setSheet(undefined);
    if (pick(till, setSheet, target, quantityMilli) === "done") goOn();
  };
  const goOn = () => {
    setSheet(undefined);
    for (const code of queued.current.splice(0)) enterText(till, setSheet, code, "scan");
  };
  const showStock = () => {
    if (markedLine(till.sale)) setSheet({ name: "stock" });
  };
  const showQuickKeys = () => {
    if (till.settings.get().quickKeys.pages.length > 0) setSheet({ name: "quickKeys" });
  };
  const showWhy = () => {
    if (markedLine(till.sale)) setSheet({ name: "why" });
  };
  const text = (typed: string): boolean => {
    if (typed === "+") void stepOrCancel(till, 1000);
    else if (typed === "-") void stepOrCancel(till, -1000);
    else if (typed === "#") showStock();
    else if (typed === "=") showWhy();
    else if (typed === "!") setSheet({ name: "offers" });
    else if (typed === ":") showQuickKeys();
    else return false;
    return true;
  };
  const key = (name: string, event?: KeyboardEvent): boolean => {
    // Delete and the arrows belong to a field that has text in it.
    const inText = event?.target instanceof HTMLInputElement && event.target.value !== "";
    const act = saleKeys(till, setSheet).get(name) ?? (inText ? undefined : lineKeys(till).get(name));
    act?.();
    return act !== undefined;
  };
  /** A code that the camera sees: its picture stays. */
  const look = (code: string) => enterText(till, setSheet, code, "scan");
  const pickTarget = (target: CodeTarget) => void pick(till, setSheet, target);
  return { enter, take, goOn, look, pick: pickTarget, pay: () => startPaying(till), text, key };
}

/** An article from a search, a key or a choice, in the quantity that was typed before it. */
function pick(till: Till, setSheet: SetSheet, target: CodeTarget, quantityMilli?: number): "done" | "asks" {
  const { sale, catalogue, today } = till;
  const known = catalogue.get();
  if (!known) return "done";
  const resolution = resolveTarget(known, target, today(), quantityMilli ?? sale.state.get().pendingMilli);
  const voucher = voucherTarget(resolution);
  if (voucher) {
    setSheet({ name: "voucher", target: voucher });
    return "asks";
  }
  const entered = enterResolution(sale, resolution, currentLanguage());
  if (entered === "done") return "done";
  if (entered.kind === "choice") setSheet({ ...entered, name: "choice" });
  else if (entered.kind === "weigh") setSheet({ ...entered, name: "weigh" });
  else if (entered.kind === "openPrice") setSheet({ ...entered, name: "openPrice" });
  else return "done";
  return "asks";
}

/** A voucher is sold by its number, and for what is put on it. */
const voucherTarget = (resolution: Resolution): CodeTarget | undefined =>
  (resolution.kind === "article" || resolution.kind === "openPrice") && resolution.target.article.type === "voucher"
    ? resolution.target
    : undefined;

function enterText(till: Till, setSheet: SetSheet, text: string, by: "scan" | "typed"): void {
  const { sale, catalogue, view, today, settings } = till;
  const known = catalogue.get();
  if (!known) return;
  const reservedNumber = readReservedNumber(text);
  if (reservedNumber) {
    void handOver(till, setSheet, reservedNumber);
    return;
  }
  const number = voucherNumberIn(text, till);
  if (number) {
    setSheet({ name: "voucher", number });
    return;
  }
  const resolution = resolveCode(known, text, {
    day: today(),
    currency: till.configuration.get()?.currency ?? "GBP",
    barcodes: settings.get().barcodes,
    pendingMilli: sale.state.get().pendingMilli,
  });
  const voucher = voucherTarget(resolution);
  if (voucher) {
    setSheet({ name: "voucher", target: voucher });
    return;
  }
  const entered = enterResolution(sale, resolution, currentLanguage());
  const customer = resolution.kind === "unknown" ? findByCard(known.customers, text) : undefined;
  const isTaken = customer !== undefined || resolution.kind === "article" || resolution.kind === "coupon";
  if (by === "scan") sound(isTaken ? "taken" : "wrong");
  if (entered === "done") return;
  if (customer) assignToSale(till, customer.customerId);
  else if (entered.kind === "choice") void choose(till, setSheet, entered, by);
  else if (entered.kind === "weigh") setSheet({ ...entered, name: "weigh" });
  else if (entered.kind === "openPrice") setSheet({ ...entered, name: "openPrice" });
  else if (entered.kind === "coupon") void takeCoupon(till, entered.found);
  else if (entered.kind === "receipt") view.set({ name: "return", number: entered.number });
  else if (by === "typed" && /\p{L}/u.test(text)) setSheet({ name: "article", query: text });
  else tellUnknown(till, entered.code);
}

async function handOver(till: Till, setSheet: SetSheet, number: string): Promise<void> {
  const found = await findToHandOver(till, number);
  sound(found ? "taken" : "wrong");
  if (found) pick(till, setSheet, found.target, found.quantityMilli);
}

type Choice = Extract<SaleSheet, { name: "choice" }>;

/** A scan is answered as it was before on this day, if that is to be remembered; who types the code is asked anew. */
async function choose(
  till: Till,
  setSheet: SetSheet,
  choice: Omit<Choice, "name">,
  by: "scan" | "typed",
): Promise<void> {
  const { database, sale, settings, today } = till;
  const { code, targets, quantityMilli } = choice;
  const asks = by === "typed" || choice.generic !== undefined || !settings.get().barcodes.rememberChoice;
  const before = asks ? undefined : await rememberedChoice(database, today(), code, targets);
  if (!before) return setSheet({ ...choice, name: "choice" });
  if (pick(till, setSheet, before, quantityMilli) === "asks") return;
  const text = textOf(before.article, currentLanguage());
  sale.tell({ tone: "told", sticky: false, key: "choice.remembered", values: { code, text } });
}

/** At once what this till knows, and a moment later what the server knows more: that the store does not sell it, and why. */
function tellUnknown({ sale, database, server, settings }: Till, code: string): void {
  sale.tell({ tone: "wrong", sticky: true, key: "notice.unknown", values: { code } });
  const notice = sale.state.get().notices.at(-1);
  if (code.length > 40 || !settings.get().centralData.articles) return;
  void askCode(database, server, code).then((answer) => {
    const { article } = answer ?? {};
    // Read and put away meanwhile: nobody waits for more.
    if (!article || !notice || !sale.state.get().notices.some(({ id }) => id === notice.id)) return;
    sale.dismiss(notice.id);
    if (article.noSale) return tellNoSale(sale, article, article.noSale, currentLanguage());
    sale.tell({ tone: "wrong", sticky: true, key: "notice.onItsWay", values: { code, articleId: article.articleId } });
  });
}

function startPaying({ sale, view, configuration }: Till): void {
  const { basket, priced } = sale.state.get();
  if (basket.lines.length === 0 || priced.problems.length > 0) return;
  const known = configuration.get();
  const [over] = overLimit(priced, known?.manualDiscounts, known?.people ?? []);
  if (over) {
    const values = { percent: rounded(over.percent) };
    sale.tell({ tone: "wrong", sticky: true, key: "discount.grown", values });
    return;
  }
  sale.dismiss("all");
  sale.startPaying();
  view.set({ name: "pay" });
}

const rounded = (percent: number) => Math.round(percent * 10) / 10;

type Actions = Map<string, () => void>;

function saleKeys(till: Till, setSheet: SetSheet): Actions {
  const marked = markedLine(till.sale);
  return new Map([
    ["F2", () => setSheet({ name: "article", query: "" })],
    ["F3", () => setSheet({ name: "customer" })],
    ["F4", () => void (marked && isSaleLine(marked) && setSheet({ name: "line" }))],
    ["F6", () => void (till.sale.state.get().basket.lines.length > 0 && setSheet({ name: "discount" }))],
    ["F7", () => void (till.sale.state.get().basket.lines.length > 0 && setSheet({ name: "promotion" }))],
    ["F9", () => startPaying(till)],
    ["Escape", () => till.sale.dismiss("all")],
  ]);
}

function lineKeys(till: Till): Actions {
  const { sale } = till;
  return new Map([
    ["Delete", () => void cancelMarked(till)],
    ["ArrowUp", () => markBeside(sale, -1)],
    ["ArrowDown", () => markBeside(sale, 1)],
    ["Ctrl+z", sale.undo],
  ]);
}
