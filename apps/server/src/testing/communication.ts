/** Calls the API as an administrator; throws or answers, as its owner likes. */
type AsAdmin = (method: string, path: string, body?: unknown) => Promise<unknown>;

export const arranged = {
  SAP_COM_0008: ["businessPartners", "relationships", "businessPartnerCreation"],
  SAP_COM_0640: ["articles"],
  SAP_COM_0652: ["salesTransactions", "financialTransactions", "goodsMovements", "postingStatus"],
  SAP_COM_0164: ["stockOverview"],
  SAP_COM_0109: ["orderCreation"],
  OPP: ["regularPrices", "promotions", "purchasePrices"],
};

export const erpSystem = {
  name: "ERP",
  kind: "other",
  active: true,
  client: "100",
  senderPort: "COUNTERFOI",
  receiverPort: "SAPERP",
  receiver: "ERPCLNT100",
};

/** One system, ERP, with every scenario, every service on, and any technical user that has the permission. */
export async function arrangeErp(asAdmin: AsAdmin): Promise<void> {
  await asAdmin("POST", "/api/hub/communication-systems", { systemId: "ERP", ...erpSystem });
  for (const [scenario, names] of Object.entries(arranged))
    await asAdmin("PUT", `/api/hub/communication-arrangements/ERP/${scenario}`, {
      services: Object.fromEntries(names.map((name) => [name, { active: true }])),
    });
}

export async function pointErpAt(asAdmin: AsAdmin, url: string, secret = "a secret of the test"): Promise<unknown> {
  const auth = { kind: "basic", userName: "COUNTERFOIL" };
  return asAdmin("PUT", "/api/hub/communication-systems/ERP/destinations/standard", { url, auth, secret });
}
