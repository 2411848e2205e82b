import { describe } from "vitest";
import { all, itPays } from "../testing/table.ts";

const off = (percentOff: number) => ({ percentOff });
const A = { articles: ["A"] };
const B = { articles: ["B"] };

describe("5 applications", () => {
  itPays([
    {
      says: "an application takes exactly its quantities: 5 pieces are one group of 3",
      prices: { A: 100 },
      lines: [["A", 5]],
      offers: [{ terms: { style: "multibuy", of: A, quantity: 3, reward: { setPrice: 200 } } }],
      pays: [400],
      and: { lines: [{ modifiers: [{ quantity: 3, base: 300, amount: -100 }] }] },
    },
    {
      says: "there is no partial get: buy 1 A get 2 B needs both",
      prices: { A: 1000, B: 100 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            style: "buyGet",
            buy: [{ target: A, quantity: 1 }],
            get: { target: B, quantity: 2 },
            reward: off(100),
          },
        },
      ],
      pays: [1000, 100],
    },
    {
      says: "a simple rule applies per unit: maxApplications 2 rewards two units, the dearer line",
      prices: { A: 100, B: 300 },
      lines: [
        ["A", 2],
        ["B", 1],
      ],
      offers: [{ maxApplications: 2, terms: { style: "simple", get: all, reward: off(50) } }],
      pays: [150, 150],
    },
    {
      says: "buy.amount takes a minimal set: 3 x 4.00 reach 10.00, so two applications need six",
      prices: { A: 400, B: 100 },
      lines: [
        ["A", 6],
        ["B", 3],
      ],
      offers: [
        {
          terms: {
            style: "buyGet",
            buy: [{ target: A, amount: 1000 }],
            get: { target: B, quantity: 1 },
            reward: off(100),
          },
        },
      ],
      pays: [2400, 100],
    },
    {
      says: "which units form an application is decided in the customer's favour: groups of like prices",
      prices: { A: 1000, B: 900, C: 200, D: 100 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
        ["D", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 2, reward: off(100) } }],
      pays: [1000, 0, 200, 0],
    },
    {
      says: "choose acts inside one application: nth dearest takes the dearest of three",
      prices: { A: 1000, B: 900, C: 200 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 3, choose: "dearest", reward: off(100) } }],
      pays: [0, 900, 200],
    },
    {
      says: "left out it means cheapest for nth",
      prices: { A: 1000, B: 900, C: 200 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 3, reward: off(100) } }],
      pays: [1000, 900, 0],
    },
    {
      says: "and free choice for get: the dearer of two is free",
      prices: { A: 1000, B: 300 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            style: "buyGet",
            buy: [{ target: all, quantity: 1 }],
            get: { target: all, quantity: 1 },
            reward: off(100),
          },
        },
      ],
      pays: [0, 300],
    },
    {
      says: "equalOrLower: not dearer than the cheapest buyer",
      prices: { A: 1000, B: 300 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            ...{ style: "buyGet", buy: [{ target: all, quantity: 1 }], reward: off(100) },
            get: { target: all, quantity: 1, equalOrLower: true },
          },
        },
      ],
      pays: [1000, 0],
    },
  ]);
});
