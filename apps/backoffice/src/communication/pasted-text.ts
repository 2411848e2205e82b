import type { CommunicationValues } from "@counterfoil/contracts";
import { writePasted } from "@counterfoil/ui/communication";

/** What the ERP's own set-up reads, when somebody pastes it there. */
export function pastedText({ system, host, port, encrypted, arrangements }: CommunicationValues): string {
  const standard = system.destinations.find(({ use }) => use === "standard")?.auth;
  const inboundUser = standard?.kind === "basic" ? standard.userName : undefined;
  const on = arrangements.map(({ scenario, technicalUsers, services }) => {
    const active = services.filter((service) => service.active);
    return [
      scenario,
      {
        ...(technicalUsers[0] ? { user: technicalUsers[0] } : {}),
        services: Object.fromEntries(
          active.map(({ service, direction, addresses }) => [
            service,
            direction === "inbound" ? (addresses[0] ?? "") : "",
          ]),
        ),
      },
    ];
  });
  return writePasted({
    name: "Counterfoil",
    address: `http${encrypted ? "s" : ""}://${host}:${port}`,
    businessSystem: system.senderPort,
    ownSystem: system.receiverPort,
    ...(inboundUser ? { inboundUser } : {}),
    scenarios: Object.fromEntries(on),
  });
}
