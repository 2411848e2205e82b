import type { Arrangement, CommunicationSystem, SetupStep } from "@counterfoil/contracts";

/** What is really there, as the modules tell it. */
export type SetupGround = {
  system: CommunicationSystem | undefined;
  arrangements: readonly Arrangement[];
  technicalUsers: readonly { userName: string; permissions: readonly string[]; locked: boolean }[];
  company: { companyCode: string; salesOrganisation: string; division: string } | undefined;
  stores: readonly { storeId: string; name: string; storageLocations: readonly string[] }[];
  tills: number;
  paymentMethods: readonly string[];
  /** Ways to pay that the ERP has no code for. */
  unmappedWays: readonly string[];
  /** When the outward test was answered last, and when a message came in last. */
  outwardAt: string | undefined;
  inboundAt: string | undefined;
};

type Fact = SetupStep["facts"][number];
const fact = (name: string, ok: boolean, subject?: string): Fact => ({
  fact: name,
  ok,
  ...(subject === undefined || subject === "" ? {} : { subject }),
});

/** Without these no store can sell by what the ERP says; prices by the price service are a choice. */
export const neededScenarios = ["SAP_COM_0008", "SAP_COM_0640", "SAP_COM_0652", "SAP_COM_0164"];
const neededServices = ["businessPartners", "articles", "salesTransactions", "financialTransactions"];
const CERTIFICATE_DAYS = 30;

/** One step after the other, each by what is there and not by what was clicked. */
export function judgeSteps(ground: SetupGround, now: Date): SetupStep[] {
  const judged: [SetupStep["step"], Fact[]][] = [
    ["user", userFacts(ground)],
    [
      "system",
      [fact("systemThere", ground.system !== undefined), fact("systemActive", ground.system?.active ?? false)],
    ],
    ["destinations", destinationFacts(ground, now)],
    ["check", checkFacts(ground)],
    ["arrangements", arrangementFacts(ground)],
    ["organisation", organisationFacts(ground)],
    ["services", serviceFacts(ground)],
    ["mappings", mappingFacts(ground)],
    [
      "test",
      [fact("outwardAnswered", ground.outwardAt !== undefined), fact("inboundArrived", ground.inboundAt !== undefined)],
    ],
  ];
  const steps = judged.map(([step, facts]): SetupStep => ({ step, done: facts.every(({ ok }) => ok), facts }));
  const open = steps.filter(({ done }) => !done).length;
  return [
    ...steps,
    { step: "values", done: open === 0, facts: [fact("allDone", open === 0, open === 0 ? "" : String(open))] },
  ];
}

function userFacts({ technicalUsers }: SetupGround): Fact[] {
  const may = technicalUsers.filter(({ permissions, locked }) => !locked && permissions.includes("masterData.send"));
  return [fact("technicalUserThere", may.length > 0, may.map(({ userName }) => userName).join(", "))];
}

function destinationFacts({ system }: SetupGround, now: Date): Fact[] {
  const destinations = system?.destinations ?? [];
  const standard = destinations.find(({ use }) => use === "standard");
  const ends = destinations.flatMap(({ certificate }) => (certificate ? [certificate.validTo] : []));
  const soon = ends.some((end) => Date.parse(end) - now.getTime() < CERTIFICATE_DAYS * 86_400_000);
  return [
    fact("standardDestination", standard !== undefined, standard?.url),
    ...(ends.length > 0 ? [fact("certificateValid", !soon, ends[0]?.slice(0, 10))] : []),
  ];
}

function checkFacts({ system }: SetupGround): Fact[] {
  const destinations = system?.destinations ?? [];
  if (destinations.length === 0) return [fact("standardDestination", false)];
  return destinations.map(({ use, checkOk, checkProblem }) =>
    fact("destinationChecked", checkOk ?? false, checkOk === false ? `${use}: ${checkProblem ?? ""}` : use),
  );
}

function arrangementFacts({ arrangements }: SetupGround): Fact[] {
  return neededScenarios.map((id) =>
    fact(
      "arranged",
      arrangements.some(({ scenario }) => scenario === id),
      id,
    ),
  );
}

function organisationFacts({ company, stores, tills }: SetupGround): Fact[] {
  const withoutLocation = stores.filter(({ storageLocations }) => storageLocations.length === 0);
  return [
    fact("companyThere", company !== undefined, company?.companyCode),
    fact("storesThere", stores.length > 0, stores.map(({ storeId }) => storeId).join(", ")),
    ...withoutLocation.map(({ storeId }) => fact("storageLocationThere", false, storeId)),
    fact("tillsThere", tills > 0, tills > 0 ? String(tills) : ""),
  ];
}

function serviceFacts({ arrangements }: SetupGround): Fact[] {
  const services = arrangements.flatMap((arrangement) => arrangement.services);
  return neededServices.map((name) =>
    fact(
      "serviceActive",
      services.some(({ service, active }) => service === name && active),
      name,
    ),
  );
}

function mappingFacts({ paymentMethods, unmappedWays }: SetupGround): Fact[] {
  return [
    fact("paymentMethodsThere", paymentMethods.length > 0, String(paymentMethods.length)),
    fact("paymentMethodsMapped", unmappedWays.length === 0, unmappedWays.join(", ")),
  ];
}
