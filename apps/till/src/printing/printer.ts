import type { PaperPart } from "@counterfoil/ui/paper-parts";
import { uuidv7 } from "uuidv7";
import { readSetting, writeSetting } from "../ledger/index.ts";
import { type Observable, observable } from "../observable.ts";
import type { Till } from "../till.ts";
import type { Draw } from "./encode-paper.ts";
import {
  byBrowser,
  type Paper,
  type PrinterChoice,
  type PrintFault,
  type Send,
  type Unprinted,
} from "./printer-choice.ts";

/** The printer of this device. Whoever sells never waits for it. */
export type Printer = {
  choice: Observable<PrinterChoice>;
  choose(choice: PrinterChoice): Promise<void>;
  /** Papers that did not come out, oldest first. */
  unprinted: Observable<readonly Unprinted[]>;
  /** What became of the last thing that the printer was to do; undefined: it was done. */
  fault: Observable<PrintFault | undefined>;
  print(paper: Paper): Promise<PrintFault | undefined>;
  /** A paper that nobody misses. */
  test(parts: PaperPart[]): Promise<PrintFault | undefined>;
  /** All that did not come out, until one fails again. */
  printAgain(): Promise<PrintFault | undefined>;
  forget(id: string): void;
  /** Prints nothing. In training, and where no drawer hangs on a printer, it stays shut. */
  openDrawer(): Promise<PrintFault | undefined>;
};

/** So many papers are kept; whoever has not missed them by then does not. */
const MOST_KEPT = 50;

type Ground = Pick<Till, "database" | "settings"> & { sendBy(choice: PrinterChoice): Send | undefined; draw: Draw };

export async function openPrinter({ database, settings, sendBy, draw }: Ground): Promise<Printer> {
  const choice = observable((await readSetting(database, "printer")) ?? byBrowser);
  const kept = (await readSetting(database, "unprinted")) ?? [];
  const unprinted = observable<readonly Unprinted[]>(
    kept.map((each) => (each.fault === "printing" ? { ...each, fault: "interrupted" } : each)),
  );
  const keep = (next: readonly Unprinted[]) => {
    unprinted.set(next.slice(-MOST_KEPT));
    // Practice leaves nothing behind, and a memory that is full must not stop the printer.
    if (!database.training) void writeSetting(database, "unprinted", [...unprinted.get()]).catch(() => undefined);
  };
  const without = (id: string) => unprinted.get().filter((each) => each.id !== id);
  const fault = observable<PrintFault | undefined>(undefined);
  const oneByOne = inTurn();

  const send = (encode: () => Promise<Uint8Array>) =>
    oneByOne(async () => {
      fault.set(await deliver(sendBy(choice.get()), encode));
      return fault.get();
    });
  const encoded = (parts: PaperPart[]) => async () => {
    const { encodePaper } = await import("./encode-paper.ts");
    return encodePaper(parts, settings.get().paper.columns, draw);
  };

  const printKept = async (wanted: Unprinted): Promise<PrintFault | undefined> => {
    const put = (fault: Unprinted["fault"]) =>
      keep(unprinted.get().map((each) => (each.id === wanted.id ? { ...each, fault } : each)));
    put("printing");
    const refused = await send(encoded(wanted.parts));
    if (refused) put(refused);
    else keep(without(wanted.id));
    return refused;
  };

  return {
    choice,
    unprinted,
    fault,
    test: (parts) => send(encoded(parts)),
    async choose(next) {
      choice.set(next);
      fault.set(undefined);
      await writeSetting(database, "printer", next);
    },
    print(paper) {
      const wanted: Unprinted = { ...paper, id: uuidv7(), at: new Date().toISOString(), fault: "printing" };
      // Kept before it is sent: a till that goes away meanwhile knows that it did not come out.
      keep([...unprinted.get(), wanted]);
      return printKept(wanted);
    },
    async printAgain() {
      for (const wanted of unprinted.get().filter(({ fault }) => fault !== "printing")) {
        const refused = await printKept(wanted);
        if (refused) return refused;
      }
      return undefined;
    },
    forget: (id) => keep(without(id)),
    async openDrawer() {
      const chosen = choice.get();
      if (chosen.way === "browser" || !chosen.drawer || database.training) return undefined;
      return send(async () => (await import("./encode-paper.ts")).encodeDrawer());
    },
  };
}

async function deliver(way: Send | undefined, encode: () => Promise<Uint8Array>): Promise<PrintFault | undefined> {
  if (!way) return "notConnected";
  try {
    return await way(new Uint8Array(await encode()));
  } catch {
    return "notEncoded";
  }
}

/** One after another, whatever becomes of the one before. */
function inTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
