import { sql } from "@counterfoil/platform";
import { ErpFailure } from "../../communication/index.ts";
import type { OutboundContext } from "../context.ts";
import type { DeliveredDocument } from "../document-store.ts";
import { askStatuses } from "./ask-statuses.ts";
import type { Retry } from "./retry-messages.ts";

const DOCUMENTS_AT_MOST = 20;
const TIMEOUT_MS = 2000;

/**
 * What is mapped anew says something else than before, and the ERP may have posted it meanwhile, corrected by a person there: so
 * it is asked first. An ERP that does not answer keeps nobody from trying again; it knows each receipt by its number.
 */
export async function askSetAside(context: OutboundContext, retry: Retry): Promise<void> {
  const documents = await readSetAside(context, retry);
  if (documents.length === 0) return;
  const [route] = await context.communication.readRoutes(["postingStatus"]);
  const destination = route && (await context.communication.readDestination(route.systemId, "odata"));
  if (!destination) return;
  try {
    for (const document of documents) await askStatuses(context, destination, document, TIMEOUT_MS);
  } catch (error) {
    if (!(error instanceof ErpFailure)) throw error;
  }
}

async function readSetAside({ db }: OutboundContext, { ids, state }: Retry): Promise<DeliveredDocument[]> {
  if (state !== undefined && state !== "setAside") return [];
  const named = ids === undefined ? sql`` : sql`and message.id = any(${ids}::uuid[])`;
  const { rows } = await sql<DeliveredDocument>`
    select distinct document.id, idoc_number as "idocNumber", polls
    from hub.outbound_message as message join hub.outbound_document as document on document.id = document_id
    where message.state = 'setAside' and document.state = 'delivered' ${named}
    order by document.id limit ${DOCUMENTS_AT_MOST}`.execute(db);
  return rows;
}
