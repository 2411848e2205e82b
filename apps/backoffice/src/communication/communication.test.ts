import type { ArrangedService, Arrangement, CommunicationSystem } from "@counterfoil/contracts";
import { expect, test } from "vitest";
import { arrangementLamp, lampOf, systemLamp } from "./communication.ts";

const service = (part: Partial<ArrangedService>): ArrangedService => ({
  service: "articles",
  direction: "inbound",
  active: true,
  messages: [],
  endpoints: [],
  settings: {},
  waiting: 0,
  errors: 0,
  ...part,
});
const arrangement = (...services: ArrangedService[]): Arrangement => ({
  systemId: "ERP",
  systemName: "ERP",
  systemActive: true,
  scenario: "SAP_COM_0640",
  changedAt: "2026-11-22T00:00:00Z",
  services,
});
const lastAt = "2026-11-22T01:00:00Z";

test.each([
  [service({ active: false, errors: 3 }), "off", "neutral"],
  [service({ errors: 1, waiting: 4, lastAt }), "errors", "negative"],
  [service({ waiting: 4 }), "waiting", "information"],
  [service({ lastAt }), "working", "positive"],
  [service({}), "silent", "neutral"],
])("the lamp of a service", (given, word, tone) => {
  expect(lampOf(given)).toEqual({ word, tone });
  expect(lampOf(given, false)).toEqual({ word: "off", tone: "neutral" });
});

test("an arrangement shows the worst of what is on", () => {
  expect(arrangementLamp(arrangement(service({ lastAt }), service({ errors: 1 }))).word).toBe("errors");
  expect(arrangementLamp(arrangement(service({ lastAt }), service({ active: false, errors: 1 }))).word).toBe("working");
  expect(arrangementLamp(arrangement()).word).toBe("off");
});

test("a system without an address is no system that does not answer", () => {
  const system = { active: true, destinations: [], reachable: false } as unknown as CommunicationSystem;
  expect(systemLamp(system).word).toBe("noDestination");
  const there = { ...system, destinations: [{}] } as unknown as CommunicationSystem;
  expect(systemLamp(there).word).toBe("unreachable");
  expect(systemLamp({ ...there, reachable: true }).word).toBe("reachable");
  expect(systemLamp({ ...there, active: false }).word).toBe("inactive");
});
