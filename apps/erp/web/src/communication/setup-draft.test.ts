import type { PastedValues } from "@counterfoil/ui/communication";
import { expect, test } from "vitest";
import { emptySetup, missingInSetup, modelCalls, setupCalls, withPasted } from "./setup-draft.ts";

const base = "https://shop.example.org:4000";
const pasted: PastedValues = {
  name: "Counterfoil",
  address: base,
  businessSystem: "CFSERVER",
  ownSystem: "CFERP",
  inboundUser: "counterfoil-hub",
  scenarios: {
    SAP_COM_0008: { user: "erp-replication", services: { businessPartners: `${base}/ccos/soap/X_In` } },
    SAP_COM_0652: { services: { salesTransactions: "" } },
  },
};
const known = [
  { scenario: "SAP_COM_0008", inbound: [{ service: "confirmations" }], outbound: [{ service: "businessPartners" }] },
  { scenario: "SAP_COM_0652", inbound: [{ service: "salesTransactions" }], outbound: [] },
];

test("pasting the other side's values is enough, but for the secret", () => {
  const draft = withPasted(emptySetup(), pasted);
  expect(missingInSetup(draft)).toEqual([]);
  expect(setupCalls({ ...draft, secret: "s" }, known)).toEqual([
    {
      path: "/api/communication/systems/CFSERVER",
      body: {
        name: "Counterfoil",
        baseUrl: "https://shop.example.org:4000",
        businessSystem: "CFSERVER",
        ownSystem: "CFERP",
        authorities: "",
        active: true,
      },
    },
    {
      path: "/api/communication/systems/CFSERVER/outbound-users/erp-replication",
      body: { kind: "basic", secret: "s" },
    },
    { path: "/api/communication/systems/CFSERVER/inbound-users/counterfoil-hub" },
    {
      path: "/api/communication/arrangements/CFSERVER/SAP_COM_0008",
      body: {
        inboundUser: "counterfoil-hub",
        outboundUser: "erp-replication",
        services: { confirmations: { active: true }, businessPartners: { active: true, path: "/ccos/soap/X_In" } },
      },
    },
    {
      path: "/api/communication/arrangements/CFSERVER/SAP_COM_0652",
      body: { inboundUser: "counterfoil-hub", services: { salesTransactions: { active: true } } },
    },
  ]);
});

test("what is chosen says what is needed", () => {
  const all = ["systemId", "name", "businessSystem", "baseUrl", "user", "client", "inboundUser"];
  expect(missingInSetup(emptySetup())).toEqual(all);
  expect(missingInSetup({ ...emptySetup(), scenarios: ["SAP_COM_0164"] })).toEqual([...all.slice(0, 3), "inboundUser"]);
});

test("models are made for what is arranged and nobody sends there yet", () => {
  const draft = { ...emptySetup(), systemId: "HUB", scenarios: ["SAP_COM_0008", "OPP", "SAP_COM_0652"] as const };
  const named = (served: { modelId: string; receiverId: string; objectTypes: string[] }[]) =>
    modelCalls({ ...draft, scenarios: [...draft.scenarios] }, served);
  expect(named([{ modelId: "OTHER-partners", receiverId: "OTHER", objectTypes: ["businessPartner"] }])).toEqual([
    {
      path: "/api/replication/models/HUB-partners",
      body: { name: "HUB partners", receiverId: "HUB", objectTypes: ["businessPartner", "relationship"], active: true },
    },
    {
      path: "/api/replication/models/HUB-offers",
      body: { name: "HUB offers", receiverId: "HUB", objectTypes: ["promotion", "bonusBuy"], active: true },
    },
  ]);
  const earlier = [
    { modelId: "HUB-partners", receiverId: "HUB", objectTypes: ["businessPartner"] },
    { modelId: "BONUS", receiverId: "HUB", objectTypes: ["bonusBuy"] },
  ];
  expect(named(earlier).map(({ body }) => body)).toEqual([
    expect.objectContaining({ objectTypes: ["businessPartner", "relationship"] }),
    expect.objectContaining({ objectTypes: ["promotion"] }),
  ]);
});
