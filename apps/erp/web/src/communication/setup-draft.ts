import { type ScenarioId, scenarioIds } from "@counterfoil/contracts";
import type { PastedValues } from "@counterfoil/ui/communication";
import type { ObjectType } from "../replication/replication.ts";
import { missingIn, type SystemDraft, systemBodyOf, systemDraftOf } from "./system-draft.ts";

/** What the guided set-up asks for: the system, the users of both directions, and what is agreed. */
export type SetupDraft = SystemDraft & {
  inboundUser: string;
  user: string;
  secret: string;
  client: string;
  clientSecret: string;
  tokenUrl: string;
  scenarios: ScenarioId[];
  /** Whether the replication models that nobody has made yet are made too. */
  models: boolean;
  /** Paths that the other side named, by service. */
  paths: Record<string, string>;
};

export function emptySetup(): SetupDraft {
  const texts = { inboundUser: "", user: "", secret: "", client: "", clientSecret: "", tokenUrl: "" };
  return { ...systemDraftOf(), ...texts, scenarios: [...scenarioIds], models: false, paths: {} };
}

/** What was pasted stands in the form; what it does not say stays. */
export function withPasted(draft: SetupDraft, pasted: PastedValues): SetupDraft {
  const { name, address, businessSystem, ownSystem, inboundUser, scenarios } = pasted;
  const named = scenarioIds.filter((id) => scenarios[id] !== undefined);
  const user = scenarios.SAP_COM_0008?.user ?? scenarios.SAP_COM_0640?.user;
  return {
    ...draft,
    ...(businessSystem && draft.systemId === "" && { systemId: businessSystem }),
    ...(name && { name }),
    ...(address && { baseUrl: address }),
    ...(businessSystem && { businessSystem }),
    ...(ownSystem && { ownSystem }),
    ...(inboundUser && { inboundUser }),
    ...(user && { user }),
    ...(scenarios.OPP?.user && { client: scenarios.OPP.user }),
    ...(named.length > 0 && { scenarios: named }),
    paths: pathsIn(pasted),
  };
}

/** Below the address of the system; what is elsewhere is left to be typed. */
function pathsIn({ address = "", scenarios }: PastedValues): Record<string, string> {
  const base = address.replace(/\/+$/, "");
  const all = Object.values(scenarios).flatMap(({ services }) => Object.entries(services));
  return Object.fromEntries(
    all.flatMap(([service, at]) =>
      base !== "" && at.startsWith(`${base}/`) ? [[service, at.slice(base.length)]] : [],
    ),
  );
}

const needsUser = (id: ScenarioId) => id === "SAP_COM_0008" || id === "SAP_COM_0640";
const needsInbound = (id: ScenarioId) =>
  id === "SAP_COM_0008" || id === "SAP_COM_0652" || id === "SAP_COM_0164" || id === "SAP_COM_0109";

/** Names of fields that have to be filled for what is chosen. */
export function missingInSetup(draft: SetupDraft): string[] {
  const { scenarios } = draft;
  const calls = scenarios.some((id) => needsUser(id) || id === "OPP");
  const texts = [
    ...(calls ? (["baseUrl"] as const) : []),
    ...(scenarios.some(needsUser) ? (["user"] as const) : []),
    ...(scenarios.includes("OPP") ? (["client"] as const) : []),
    ...(scenarios.some(needsInbound) ? (["inboundUser"] as const) : []),
  ].filter((name) => draft[name].trim() === "");
  // One user has one way of signing in: saved as both, the second would take the place of the first.
  const isBoth = scenarios.includes("OPP") && scenarios.some(needsUser) && draft.client === draft.user;
  return [...missingIn(draft), ...texts, ...(isBoth && draft.client !== "" ? ["client"] : [])];
}

export type SetupCall = { path: string; body?: object };
export type ScenarioInfo = { scenario: string; inbound: { service: string }[]; outbound: { service: string }[] };

/** The calls that set it up, in their order; each may run again. */
export function setupCalls(draft: SetupDraft, known: readonly ScenarioInfo[]): SetupCall[] {
  const system = `/api/communication/systems/${encodeURIComponent(draft.systemId)}`;
  const { scenarios, user, secret, client, clientSecret, tokenUrl, inboundUser } = draft;
  const withSecret = (given: string) => (given === "" ? {} : { secret: given });
  return [
    { path: system, body: systemBodyOf(onlySystem(draft)) },
    ...(scenarios.some(needsUser)
      ? [
          {
            path: `${system}/outbound-users/${encodeURIComponent(user)}`,
            body: { kind: "basic", ...withSecret(secret) },
          },
        ]
      : []),
    ...(scenarios.includes("OPP")
      ? [
          {
            path: `${system}/outbound-users/${encodeURIComponent(client)}`,
            body: { kind: "oauth2", ...(tokenUrl === "" ? {} : { tokenUrl }), ...withSecret(clientSecret) },
          },
        ]
      : []),
    ...(scenarios.some(needsInbound) ? [{ path: `${system}/inbound-users/${encodeURIComponent(inboundUser)}` }] : []),
    ...scenarios.map((id) => arrangementCall(id, draft, known)),
  ];
}

type Served = { modelId: string; receiverId: string; objectTypes: string[] };

/**
 * A model for each kind of objects that is arranged and that no model sends there yet: one more would be refused. A model of an earlier
 * set-up keeps what it sends and gets what has come since.
 */
export function modelCalls({ systemId, scenarios }: SetupDraft, served: readonly Served[]): SetupCall[] {
  const there = new Set(served.flatMap(({ receiverId, objectTypes }) => (receiverId === systemId ? objectTypes : [])));
  return modelsOf.flatMap(({ scenario, name, types }) => {
    const missing = types.filter((type) => !there.has(type));
    if (!scenarios.includes(scenario) || missing.length === 0) return [];
    const id = `${systemId}-${name}`;
    const before = served.find(({ modelId }) => modelId === id)?.objectTypes ?? [];
    const body = {
      name: `${systemId} ${name}`,
      receiverId: systemId,
      objectTypes: [...before, ...missing],
      active: true,
    };
    return [{ path: `/api/replication/models/${encodeURIComponent(id)}`, body }];
  });
}

/** Regular prices are left out: by default they travel with their articles. */
const modelsOf: readonly { scenario: ScenarioId; name: string; types: readonly ObjectType[] }[] = [
  { scenario: "SAP_COM_0008", name: "partners", types: ["businessPartner", "relationship"] },
  { scenario: "SAP_COM_0640", name: "articles", types: ["article"] },
  { scenario: "OPP", name: "offers", types: ["promotion", "bonusBuy"] },
];

function arrangementCall(id: ScenarioId, draft: SetupDraft, known: readonly ScenarioInfo[]): SetupCall {
  const info = known.find(({ scenario }) => scenario === id);
  const on = ({ service }: { service: string }) => [
    service,
    { active: true, ...(draft.paths[service] === undefined ? {} : { path: draft.paths[service] }) },
  ];
  const services = Object.fromEntries([
    ...(info?.inbound ?? []).map(({ service }) => [service, { active: true }]),
    ...(info?.outbound ?? []).map(on),
  ]);
  return {
    path: `/api/communication/arrangements/${encodeURIComponent(draft.systemId)}/${id}`,
    body: {
      ...(needsInbound(id) ? { inboundUser: draft.inboundUser } : {}),
      ...(needsUser(id) ? { outboundUser: draft.user } : id === "OPP" ? { outboundUser: draft.client } : {}),
      services,
    },
  };
}

const onlySystem = ({ systemId, name, baseUrl, businessSystem, ownSystem, authorities, active }: SetupDraft) => ({
  ...{ systemId, name, baseUrl, businessSystem, ownSystem, authorities, active },
});
