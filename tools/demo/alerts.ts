import { type Door, unless } from "./door.ts";

/** Whoever looks after the integration is told by mail; without a mail server it is kept to be read. */
const rule = {
  name: "Integration",
  active: true,
  leastSeverity: "warning",
  kinds: [],
  tellCleared: true,
  channel: "mail",
  addresses: ["integration@counterfoil.example"],
};

/** A till may be silent for half an hour; master data should come at least once a week. */
const silence = {
  tillMinutes: 30,
  closingHours: 24,
  expected: [
    { service: "ProductMerchandiseViewReplicationBulkRequest_In", withinHours: 168 },
    { service: "BusinessPartnerSUITEBulkReplicateRequest_In", withinHours: 168 },
  ],
};

export async function putAlerts(server: Door): Promise<void> {
  await unless("alert-rule-exists", server.post("/api/hub/alert-rules", rule));
  await server.put("/api/hub/silence-setting", silence);
}
