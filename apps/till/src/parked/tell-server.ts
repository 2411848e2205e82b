import { type ParkedRow, type ParkedState, readSetting, type TillDatabase } from "../ledger/index.ts";
import { type Call, type Server, ServerRefusal } from "../sync/index.ts";

export const PARKED_PATH = "/api/tills/parked";

/**
 * Tells the server what became of parked sales since it was last reached. Every step may be repeated: whichever answer is lost, a
 * sale is at one till or at the server, never at two.
 */
export async function tellParked(database: TillDatabase, server: Server): Promise<void> {
  for (const row of await database.parked.orderBy("id").toArray()) await settle(database, server, row);
}

async function settle(database: TillDatabase, server: Server, { id, state, sale }: ParkedRow): Promise<void> {
  const post = async (path: string, body?: unknown) => {
    const token = await readSetting(database, "deviceToken");
    const call: Call = {
      method: "POST",
      path: PARKED_PATH + path,
      ...(token && { token }),
      ...(body !== undefined && { body }),
    };
    return answered(server.call(call));
  };
  // Put aside here: kept by the server first, for this till alone; only then let go of.
  if (state === "waiting") {
    const kept = await post("", sale);
    if (kept !== "done" || !(await step(database, id, "waiting", "lettingGo"))) return;
    if ((await post(`/${id}/release`)) === "done") await step(database, id, "lettingGo");
  } else if (state === "lettingGo") {
    if ((await post(`/${id}/release`)) === "done") await step(database, id, "lettingGo");
  } else if (state === "resuming") {
    const answer = await post(`/${id}/resume`);
    await step(database, id, "resuming", answer === "done" ? "ours" : undefined);
  } else if (state === "resumed") {
    // Whether it heard of the parking is not known. It hears of it now, so that a request which is still on its way changes nothing.
    await post("", sale);
    await post(`/${id}/resume`);
    await step(database, id, "resumed");
  }
}

/** A refusal is an answer; that nobody answers is thrown, and all is tried again later. */
async function answered(asking: Promise<unknown>): Promise<"done" | "refused"> {
  try {
    await asking;
    return "done";
  } catch (error) {
    if (error instanceof ServerRefusal && [400, 404, 409].includes(error.status)) return "refused";
    throw error;
  }
}

/** From one state to the next (or away), unless the cashier was faster; then nothing is changed. */
async function step(database: TillDatabase, id: string, from: ParkedState, to?: ParkedState): Promise<boolean> {
  return database.transaction("rw", database.parked, async () => {
    if ((await database.parked.get(id))?.state !== from) return false;
    if (to) await database.parked.update(id, { state: to });
    else await database.parked.delete(id);
    return true;
  });
}
