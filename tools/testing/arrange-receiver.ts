import type { Communication } from "../../apps/erp/src/modules/communication/index.ts";
import { tester } from "./erp-examples.ts";

type At = {
  url: string;
  secret?: string;
  /** For prices and promotions. */
  client?: { tokenUrl?: string; secret: string };
};
const on = { active: true };

/** A system that gets whatever a model sends, as user "erp"; prices and promotions when there is a client, "erp client". */
export async function arrangeReceiver(communication: Communication, systemId: string, at: At): Promise<void> {
  const { url: baseUrl, secret = "s3cret", client } = at;
  const facts = { name: systemId, active: true, businessSystem: systemId.toUpperCase(), ownSystem: "CFERP" };
  await communication.saveSystem(systemId, { ...facts, baseUrl }, tester);
  await communication.saveOutboundUser({ systemId, userName: "erp" }, { kind: "basic", secret }, tester);
  const arrange = (scenario: "SAP_COM_0008" | "SAP_COM_0640" | "OPP", outboundUser: string, services: string[]) =>
    communication.saveArrangement(
      { systemId, scenario },
      { outboundUser, services: Object.fromEntries(services.map((service) => [service, on])) },
      tester,
    );
  await arrange("SAP_COM_0008", "erp", ["businessPartners", "relationships"]);
  await arrange("SAP_COM_0640", "erp", ["articles"]);
  if (!client) return;
  await communication.saveOutboundUser({ systemId, userName: "erp client" }, { kind: "oauth2", ...client }, tester);
  await arrange("OPP", "erp client", ["regularPrices", "promotions", "purchasePrices"]);
}
