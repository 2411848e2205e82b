import type { CommunicationSystem, CommunicationValues } from "@counterfoil/contracts";
import type { SetupGround } from "./judge-steps.ts";

/** What people enter at the other end: where we are, by which users and services, and the keys that both sides share. */
export function valuesOf(ground: SetupGround, system: CommunicationSystem, baseUrl: string): CommunicationValues {
  const { hostname, port, protocol } = new URL(baseUrl);
  const encrypted = protocol === "https:";
  const usual = ground.technicalUsers.filter(({ locked }) => !locked);
  const usersOf = (scenario: string) => {
    const needed = scenario === "OPP" ? "prices.upload" : "masterData.send";
    return usual.filter(({ permissions }) => permissions.includes(needed)).map(({ userName }) => userName);
  };
  return {
    system,
    host: hostname,
    port: Number(port) || (encrypted ? 443 : 80),
    encrypted,
    arrangements: ground.arrangements.map(({ scenario, technicalUser, services }) => ({
      scenario,
      technicalUsers: services.some(({ direction }) => direction === "inbound")
        ? technicalUser === undefined
          ? usersOf(scenario)
          : [technicalUser]
        : [],
      services: services.map(({ service, direction, active, messages, endpoints }) => ({
        service,
        direction,
        active,
        messages,
        addresses: endpoints.map((path) =>
          direction === "inbound" ? `${baseUrl}${path}` : `${standardUrl(system)}${path}`,
        ),
      })),
    })),
    sites: ground.stores.map(({ storeId, name, storageLocations }) => ({
      plant: storeId,
      name,
      storageLocations: [...storageLocations],
    })),
    ...(ground.company === undefined ? {} : { company: ground.company }),
  };
}

function standardUrl({ destinations }: CommunicationSystem): string {
  return (destinations.find(({ use }) => use === "standard")?.url ?? "").replace(/\/+$/, "");
}
