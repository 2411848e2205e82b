import type { Tone } from "../fiori/state-tag.tsx";
import { intentHref } from "../intents.ts";

/** What the hub and the ERP tell alike of one service of an arrangement. */
export type Service = {
  service: string;
  direction: "inbound" | "outbound";
  active: boolean;
  messages: string[];
  waiting: number;
  errors: number;
  lastAt?: string;
  failedAt?: string;
  reason?: string;
};
export type ArrangementOf<One extends Service> = {
  systemId: string;
  systemName: string;
  systemActive: boolean;
  scenario: string;
  services: One[];
};
export type Lamp = { tone: Tone; word: string };

/** Where a program answers about its systems and arrangements. */
export function communicationPaths(root: string) {
  const systems = `${root}systems`;
  const arrangements = `${root}arrangements`;
  return {
    systems,
    arrangements,
    system: (systemId: string) => `${systems}/${encodeURIComponent(systemId)}`,
    arrangement: (systemId: string, scenario: string) =>
      `${arrangements}/${encodeURIComponent(systemId)}/${encodeURIComponent(scenario)}`,
  };
}
export type CommunicationPaths = ReturnType<typeof communicationPaths>;

export const systemHref = (SystemId: string) => intentHref("CommunicationSystem-display", { SystemId });
export const valuesHref = (SystemId: string) => intentHref("CommunicationValues-display", { SystemId });
export const arrangementHref = (SystemId: string, Scenario: string) =>
  intentHref("CommunicationArrangement-display", { SystemId, Scenario });

/** One word for how a service fares: off, in error, under way, in order, or never used. */
export function lampOf(service: Service, systemActive = true): Lamp {
  if (!service.active || !systemActive) return { tone: "neutral", word: "off" };
  if (service.errors > 0) return { tone: "negative", word: "errors" };
  if (service.waiting > 0) return { tone: "information", word: "waiting" };
  return service.lastAt === undefined ? { tone: "neutral", word: "silent" } : { tone: "positive", word: "working" };
}

/** The worst of its services that are on. */
export function arrangementLamp({ services, systemActive }: ArrangementOf<Service>): Lamp {
  const lamps = services.map((service) => lampOf(service, systemActive));
  const worst = ["errors", "waiting", "working", "silent"].find((word) => lamps.some((lamp) => lamp.word === word));
  return lamps.find(({ word }) => word === worst) ?? { tone: "neutral", word: "off" };
}

/** "2 / 4": how many of its services are on. */
export const activeOf = ({ services }: ArrangementOf<Service>) =>
  `${services.filter(({ active }) => active).length} / ${services.length}`;
