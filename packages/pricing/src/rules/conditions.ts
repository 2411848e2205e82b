import type { PromotionRule, Threshold } from "../promotion.ts";
import type { Condition, Form } from "./rule.ts";
import type { TargetList } from "./target-list.ts";

type Node = PromotionRule["eligibility"];

/** What must hold besides the goods that the rule takes; undefined when nothing. */
export function compileCondition(rule: PromotionRule, form: Form, targets: TargetList): Condition | undefined {
  return conditionOf(rule.eligibility, form, targets);
}

function conditionOf(node: Node, form: Form, targets: TargetList): Condition | undefined {
  switch (node.type) {
    case "coupon":
      return { type: "coupon", code: node.code.trim() };
    case "customerGroup":
      return { type: "customerGroup", group: node.group };
    case "manual":
      return { type: "manual", trigger: node.trigger };
    case "goods":
      return goodsCondition(node, form, targets);
    case "total":
      return totalCondition(node, targets);
    case "all":
    case "any": {
      const of = node.of.map((one) => conditionOf(one, form, targets));
      // Goods that a deal takes are no condition: of alternatives, that one is always open.
      if (node.type === "any" && of.includes(undefined)) return undefined;
      const known = of.filter((one) => one !== undefined);
      if (known.length <= 1) return known[0];
      return { type: node.type, of: known };
    }
  }
}

/** A transaction rule's and an alternative's goods must be there; other goods without a threshold say only what the rule takes. */
function goodsCondition(
  node: Extract<Node, { type: "goods" }>,
  form: Form,
  targets: TargetList,
): Condition | undefined {
  const target = targets.numberOf(node.target, node.unit);
  const { threshold } = node;
  if (!threshold) {
    if (form.type === "each") return undefined;
    return { type: "goods", target, by: "quantity", from: 1, below: Number.POSITIVE_INFINITY };
  }
  const { by, from, below, every } = threshold;
  const isTaken = every !== undefined && form.type !== "transaction" && from <= every;
  if (isTaken) return undefined;
  return { type: "goods", target, by, from: milliOf(by, from), below: milliOf(by, below ?? Number.POSITIVE_INFINITY) };
}

function totalCondition(
  { of, threshold }: Extract<Node, { type: "total" }>,
  targets: TargetList,
): Condition | undefined {
  const { by, from, below } = threshold;
  return {
    type: "total",
    target: of && targets.numberOf(of),
    by,
    from: milliOf(by, from),
    below: milliOf(by, below ?? Number.POSITIVE_INFINITY),
  };
}

/** Quantities are compared in thousandths. */
function milliOf(by: Threshold["by"], value: number): number {
  return by === "quantity" ? Math.round(value * 1000) : value;
}
