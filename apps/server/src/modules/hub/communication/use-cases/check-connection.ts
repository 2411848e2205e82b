import { lookup } from "node:dns/promises";
import { connect } from "node:net";
import type { Destination } from "../destination.ts";
import { callErp } from "../erp/erp-client.ts";
import { ErpFailure } from "../erp/failure.ts";

export type CheckStep = { step: "name" | "tcp" | "login" | "path" | "answer"; ok: boolean; detail: string };

const TIMEOUT_MS = 5000;

/** Goes the way of a document step by step and says where it ends. Nothing is posted. */
export async function checkConnection(destination: Destination): Promise<CheckStep[]> {
  const { hostname, port, protocol } = new URL(destination.url);
  const name = await attempt("name", async () => `${hostname} is ${(await lookup(hostname)).address}.`);
  if (!name.ok) return [name];
  const number = Number(port) || (protocol === "https:" ? 443 : 80);
  const tcp = await attempt("tcp", () => openAndClose(hostname, number));
  if (!tcp.ok) return [name, tcp];
  return [name, tcp, ...(await askForStock(destination))];
}

/** A read that every ERP of this kind answers: the stock service's own description. */
async function askForStock(destination: Destination): Promise<CheckStep[]> {
  const path = "/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod";
  try {
    const body = await callErp(destination, {
      method: "GET",
      path,
      query: { $top: "1", $format: "json" },
      timeoutMs: TIMEOUT_MS,
    });
    const steps: CheckStep[] = [
      { step: "login", ok: true, detail: "The user may call." },
      { step: "path", ok: true, detail: `${path} is there.` },
    ];
    const understood = body.trimStart().startsWith('{"d"');
    return [
      ...steps,
      { step: "answer", ok: understood, detail: understood ? "OData as expected." : "The answer is no OData." },
    ];
  } catch (error) {
    if (!(error instanceof ErpFailure)) throw error;
    const { code, detail, status } = error.failure;
    if (code === "authorisation") return [{ step: "login", ok: false, detail }];
    const login: CheckStep = { step: "login", ok: true, detail: "The user was not refused." };
    return [login, { step: status === 404 ? "path" : "answer", ok: false, detail }];
  }
}

async function attempt(step: CheckStep["step"], work: () => Promise<string>): Promise<CheckStep> {
  try {
    return { step, ok: true, detail: await work() };
  } catch (error) {
    return { step, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

function openAndClose(host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: TIMEOUT_MS });
    socket.once("connect", () => {
      socket.destroy();
      resolve(`Port ${port} is open.`);
    });
    socket.once("timeout", () => socket.destroy(new Error(`Port ${port} does not answer.`)));
    socket.once("error", reject);
  });
}
