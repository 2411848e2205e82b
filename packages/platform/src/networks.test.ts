import { expect, test } from "vitest";
import { isInNetworks, isNetwork } from "./networks.ts";

test.each([
  ["10.1.2.3", ["10.0.0.0/8"], true],
  ["11.1.2.3", ["10.0.0.0/8"], false],
  ["::ffff:10.1.2.3", ["10.0.0.0/8"], true],
  ["10.1.2.3", ["192.168.0.0/16", "10.1.2.3"], true],
  ["10.1.2.4", ["10.1.2.3"], false],
  ["2001:db8:1::7", ["2001:db8::/32"], true],
  ["2001:db9::7", ["2001:db8::/32"], false],
  ["10.1.2.3", ["fd00::/8"], false],
  ["10.1.2.3", ["0.0.0.0/0"], true],
  ["10.1.2.3", [], false],
  ["no address", ["0.0.0.0/0"], false],
])("%s in %j: %s", (address, networks, expected) => {
  expect(isInNetworks(address, networks)).toBe(expected);
});

test("what is written as a network", () => {
  for (const right of ["10.0.0.0/8", "10.1.2.3", "::1", "fd00::/8", "0.0.0.0/0"])
    expect([right, isNetwork(right)]).toEqual([right, true]);
  for (const wrong of ["", "10.0.0.0/33", "10.0.0/8", "::/129", "host.example", "10.0.0.0/8 ", "10.0.0.0/-1"])
    expect([wrong, isNetwork(wrong)]).toEqual([wrong, false]);
});
