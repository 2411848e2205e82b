import type { ChainLink } from "@counterfoil/contracts";
import { type ReplicationChain, readAnswer, replicationChain, replicationStatusService } from "@counterfoil/sap";
import { callErp, ErpFailure } from "../communication/index.ts";
import { link, type Question, screen, type WhyContext } from "./context.ts";

export type ErpHalf = { object?: string; name?: string; links: ChainLink[]; erpUrl?: string };

/** Somebody looks at the screen meanwhile; what the ERP says later than this they do not wait for. */
const TIMEOUT_MS = 2500;
const path = `/sap/opu/odata/sap/${replicationStatusService.name}/${replicationChain.name}`;
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The ERP's half by our own service; an ERP of another maker does not offer it, and then one link says so. */
export async function askErp({ communication }: WhyContext, question: Question): Promise<ErpHalf> {
  const [route] = await communication.readRoutes(["postingStatus"]);
  if (!route) return notAsked(await whyNoRoute(communication));
  const { systemId } = route;
  const destination = await communication.readDestination(systemId, "odata");
  if (!destination) return notAsked("noSystem");
  const query = {
    $filter: `ObjectType eq ${quoted(question.objectType)} and ObjectKey eq ${quoted(question.object)} and Site eq ${quoted(question.store.storeId)}`,
    $orderby: "Position",
    $format: "json",
  };
  try {
    const body = await callErp(destination, { method: "GET", path, query, timeoutMs: TIMEOUT_MS });
    const { rows } = readAnswer(body, replicationChain);
    const [first] = rows;
    return {
      links: rows.map(toLink),
      erpUrl: destination.url,
      ...(first?.FoundKey === undefined ? {} : { object: first.FoundKey }),
      ...(first?.Name ? { name: first.Name } : {}),
    };
  } catch (error) {
    return notAsked(...failed(error, systemId));
  }
}

/** Its system is switched off or not set up, or in the pause after a failure. */
async function whyNoRoute({ outboundService }: WhyContext["communication"]): Promise<string> {
  const { active } = await outboundService("postingStatus");
  return active ? "noAnswer" : "noSystem";
}

function failed(error: unknown, systemId: string): [string, string?, string?] {
  if (!(error instanceof ErpFailure)) return ["notUnderstood", systemId, error instanceof Error ? error.message : ""];
  const { code, detail, status } = error.failure;
  if (status === 404) return ["notOffered", systemId];
  return [code === "timeout" ? "timeout" : "noAnswer", systemId, detail];
}

function notAsked(code: string, systemId?: string, reason?: string): ErpHalf {
  const there =
    systemId === undefined
      ? screen("CommunicationSystem-search", {})
      : screen("CommunicationSystem-display", { SystemId: systemId });
  return { links: [link("erp", "erp", ["unknown", code], { system: systemId, reason }, { link: there })] };
}

function toLink(row: Partial<ReplicationChain>): ChainLink {
  const { Step = "", State, Code = "", Facts = "{}", At, Link } = row;
  const state = (["ok", "warning", "broken"] as const).find((each) => each === State) ?? "unknown";
  return link("erp", Step, [state, Code], readFacts(Facts), {
    ...(At ? { at: At } : {}),
    ...(Link ? { link: Link } : {}),
  });
}

/** Texts by name; anything else in there is not ours. */
function readFacts(text: string): Record<string, string> {
  const facts: unknown = JSON.parse(text);
  const entries = typeof facts === "object" && facts !== null ? Object.entries(facts) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
