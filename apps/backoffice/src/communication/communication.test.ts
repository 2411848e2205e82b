import { type CommunicationSystem, scenarioIds } from "@counterfoil/contracts";
import { expect, test } from "vitest";
import { systemLamp } from "./communication.ts";
import { setupTexts } from "./setup-texts.ts";

test("a system without an address is no system that does not answer", () => {
  const system = { active: true, destinations: [], reachable: false } as unknown as CommunicationSystem;
  expect(systemLamp(system).word).toBe("noDestination");
  const there = { ...system, destinations: [{}] } as unknown as CommunicationSystem;
  expect(systemLamp(there).word).toBe("unreachable");
  expect(systemLamp({ ...there, reachable: true }).word).toBe("reachable");
  expect(systemLamp({ ...there, active: false }).word).toBe("inactive");
});

test("the page for the other side says of every scenario where it is entered", () => {
  for (const texts of [setupTexts.en, setupTexts.de])
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(scenarioIds.map((id) => `values.where.${id}`)));
});
