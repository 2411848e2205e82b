import { countDrawerOpened } from "../ledger/index.ts";
import type { PrintFault } from "../printing/index.ts";
import type { Till } from "../till.ts";

/** Without a sale, by whoever may, and never without a word in the journal. */
export async function openDrawer({
  rights,
  note,
  printer,
  database,
}: Pick<Till, "rights" | "note" | "printer" | "database">): Promise<PrintFault | "notAllowed" | undefined> {
  const permit = await rights.ask("openDrawer");
  if (!permit) return "notAllowed";
  note("drawerOpened", permit.reason ? { reason: permit.reason } : {});
  await countDrawerOpened(database);
  return printer.openDrawer();
}
