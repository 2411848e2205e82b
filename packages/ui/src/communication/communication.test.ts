import { expect, test } from "vitest";
import { type ArrangementOf, activeOf, arrangementLamp, lampOf, type Service } from "./communication.ts";

const service = (part: Partial<Service>): Service => ({
  service: "articles",
  direction: "inbound",
  active: true,
  messages: [],
  waiting: 0,
  errors: 0,
  ...part,
});
const arrangement = (...services: Service[]): ArrangementOf<Service> => ({
  systemId: "ERP",
  systemName: "ERP",
  systemActive: true,
  scenario: "SAP_COM_0640",
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
  expect(activeOf(arrangement(service({ lastAt }), service({ active: false })))).toBe("1 / 2");
});
