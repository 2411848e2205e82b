import type { InwardTest, OutwardTest } from "@counterfoil/contracts";
import { type Communication, callErp, ErpFailure } from "../communication/index.ts";

const SHOWN = 4000;
const TIMEOUT_MS = 15_000;
const stockPath = "/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod";
/** Of the embedded ERP only; SAP has nothing like it. */
const testMessagePath = "/sap/bc/cfoil/test_message";

type Calls = Pick<Communication, "readDestination" | "noteAnswered" | "noteUnanswered">;

/** A question to the system by the way that all questions go: it posts nothing, and its answer is shown as it came. */
export async function tryOutward(communication: Calls, systemId: string): Promise<OutwardTest> {
  const began = performance.now();
  const told = (ok: boolean, answer: string): OutwardTest => ({
    ok,
    asked: `GET ${stockPath}?$top=1`,
    answer: answer.slice(0, SHOWN),
    milliseconds: Math.round(performance.now() - began),
  });
  const destination = await communication.readDestination(systemId, "odata");
  if (!destination) return told(false, `${systemId} has no destination, or is not active.`);
  try {
    const query = { $top: "1", $format: "json" };
    const answer = await callErp(destination, { method: "GET", path: stockPath, query, timeoutMs: TIMEOUT_MS });
    await communication.noteAnswered(systemId, "connectionTest");
    return told(true, answer);
  } catch (error) {
    if (!(error instanceof ErpFailure)) throw error;
    const reason = error.failure.detail;
    await communication.noteUnanswered(systemId, { service: "connectionTest", reason });
    return told(false, reason);
  }
}

/** Asks the embedded ERP to send one message that is marked as a test; another system's people do that by hand. */
export async function askForTestMessage(communication: Calls, systemId: string): Promise<InwardTest> {
  const destination = await communication.readDestination(systemId, "standard");
  if (!destination) return { asked: false, detail: `${systemId} has no destination, or is not active.` };
  const call = { method: "POST", path: testMessagePath, contentType: "application/json" } as const;
  try {
    const answer = await callErp(destination, { ...call, body: Buffer.from("{}"), timeoutMs: TIMEOUT_MS });
    const { sent, messageId, reason } = JSON.parse(answer) as { sent?: boolean; messageId?: string; reason?: string };
    return sent === true
      ? { asked: true, detail: `Message ${messageId ?? ""}` }
      : { asked: false, detail: reason ?? answer.slice(0, SHOWN) };
  } catch (error) {
    if (!(error instanceof ErpFailure || error instanceof SyntaxError)) throw error;
    return { asked: false, detail: error instanceof ErpFailure ? error.failure.detail : "The answer is not JSON." };
  }
}
