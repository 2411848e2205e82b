import { type Observable, observable } from "../observable.ts";
import { type Server, ServerUnreachable } from "../sync/index.ts";
import type { Till } from "../till.ts";

const LOOK_EVERY_MS = 30_000;

export type Training = {
  on: Observable<boolean>;
  /** Only over an empty sale, by whoever has the right. */
  begin(): Promise<void>;
  end(): void;
};

type Setting = Pick<Till, "database" | "sale" | "view" | "cashier" | "rights" | "note" | "today">;

/**
 * Selling for practice: on paper of its own, with numbers of its own, and nothing leaves or stays. It ends with whoever began it
 * (lock, another person), with the day, and with the page.
 */
export function createTraining(till: Setting): Training {
  const { database, sale, view, cashier, rights, note, today } = till;
  const on = observable(false);
  let begunOn = "";
  const end = () => {
    if (!on.get()) return;
    sale.clear();
    const receipts = database.training?.length ?? 0;
    database.training = undefined;
    on.set(false);
    view.set({ name: "sale" });
    note("trainingEnded", { receipts });
  };
  cashier.subscribe(end);
  setInterval(() => on.get() && today() !== begunOn && end(), LOOK_EVERY_MS);
  return {
    on,
    end,
    async begin() {
      const { basket, paying } = sale.state.get();
      if (paying || basket.lines.length > 0) {
        view.set({ name: paying ? "pay" : "sale" });
        sale.tell({ tone: "wrong", sticky: false, key: "training.finishFirst", values: {} });
        return;
      }
      if (on.get() || !(await rights.ask("train"))) return;
      note("trainingBegun");
      sale.clear();
      begunOn = today();
      database.training = [];
      on.set(true);
      view.set({ name: "sale" });
    },
  };
}

/** What a till tells its server whatever is sold at it. All else that changes something belongs to a sale. */
const BESIDE_SALES = ["/api/sales/transactions", "/api/tills/heartbeat", "/api/tills/journal", "/api/tills/pairing"];

/** In training the server is asked, and told nothing of what is sold for practice. */
export function guardTraining(server: Server, database: Till["database"]): Server {
  return {
    ...server,
    async call(asked) {
      const isWriting = (asked.method ?? "GET") !== "GET" && !BESIDE_SALES.some((path) => asked.path.startsWith(path));
      if (isWriting && database.training) throw new ServerUnreachable("training mode");
      return server.call(asked);
    },
  };
}
