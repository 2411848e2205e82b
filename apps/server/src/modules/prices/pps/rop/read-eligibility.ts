import type { Eligibility, Target, Threshold } from "@counterfoil/pricing";
import type { RopEligibility, RopPromotion, RopRule } from "@counterfoil/sap";
import { unitOfIso } from "../units.ts";
import { categoryOf, type SetTargets } from "./merchandise-sets.ts";
import type { Reading } from "./reading.ts";

type Context = {
  children: Map<string, RopEligibility[]>;
  targets: SetTargets;
  promotion: RopPromotion;
  reading: Reading;
};

/** The tree of eligibilities under its root, which is its own parent. */
export function readEligibility(
  rule: RopRule,
  promotion: RopPromotion,
  targets: SetTargets,
  reading: Reading,
): Eligibility | undefined {
  const { eligibilities } = rule;
  const isRoot = ({ id, parentId }: RopEligibility) => parentId === undefined || parentId === id;
  const [root, second] = eligibilities.filter(isRoot);
  if (root === undefined) return reading.refuse("E1_ELIGIBILITY", "has no root (a node that is its own parent)");
  if (second !== undefined) return reading.refuse("E1_ELIGIBILITY", `has two roots, ${root.id} and ${second.id}`);
  if (new Set(eligibilities.map(({ id }) => id)).size < eligibilities.length)
    return reading.refuse("ELIGIBILITY_ID", "is there twice");
  const children = Map.groupBy(
    eligibilities.filter((node) => !isRoot(node)),
    ({ parentId }) => parentId ?? "",
  );
  const reached = { count: 0 };
  const result = readNode(root, { children, targets, promotion, reading }, reached);
  if (reached.count < eligibilities.length && result !== undefined)
    return reading.refuse("PARENT_ELIGIB_ID", "leads to no node under the root");
  return result;
}

function readNode(node: RopEligibility, context: Context, reached: { count: number }): Eligibility | undefined {
  reached.count += 1;
  const reading = context.reading.at(`eligibility ${node.id}`);
  reading.code("STATUS_TCD", node.status ?? "AC", { AC: true });
  checkValidity(node, context.promotion, reading);
  const children = context.children.get(node.id) ?? [];
  if (node.type !== "COMB" && children.length > 0)
    reading.refuse("TYPE_CODE", `${node.type} cannot have parts; COMB can`);
  const kind = reading.code("TYPE_CODE", node.type, kinds);
  return kind?.(node, { ...context, reading }, () =>
    children.flatMap((child) => readNode(child, context, reached) ?? []),
  );
}

type Kind = (node: RopEligibility, context: Context, parts: () => Eligibility[]) => Eligibility | undefined;

/** [seen] ITEM, COMB, COUP, TOTL, MSTR. MSET, CUST, MANL and ATTR are remembered, not verified. */
const kinds: Record<string, Kind> = {
  ITEM: (node, { reading }) =>
    node.itemId === undefined
      ? reading.refuse("ITEM_ID", "is missing")
      : goods(node, { articles: [node.itemId] }, reading),
  MSTR: (node, { reading }) =>
    node.nodeId === undefined
      ? reading.refuse("NODE_ID", "is missing")
      : goods(node, { category: categoryOf(node.nodeId, node.hierarchyQualifier) }, reading),
  MSET(node, { targets, reading }) {
    const target = targets(node.merchandiseSetId, reading);
    return target && goods(node, target, reading);
  },
  ATTR(node, { reading }) {
    const { attributeName: name, attributeExpression: value, attributeExpressionType } = node;
    if (name === undefined || value === undefined) return reading.refuse("ATTRIBUTE_NAME", "or its value is missing");
    reading.code("ATTRIBUTE_EXPR_TYPE", attributeExpressionType ?? "EQ", { EQ: true });
    return goods(node, { attribute: { name, value } }, reading);
  },
  COUP(node, { reading }) {
    reading.code("CONSUMPTION_TCD", node.consumption ?? "00", { "00": true });
    return node.couponNumber === undefined
      ? reading.refuse("COUPON_NUMBER", "is missing")
      : { type: "coupon", code: node.couponNumber };
  },
  CUST: (node, { reading }) =>
    node.customerGroup === undefined
      ? reading.refuse("CUST_GROUP_ID", "is missing")
      : { type: "customerGroup", group: node.customerGroup },
  MANL: (node, { reading }) =>
    node.triggerValue === undefined
      ? reading.refuse("TRIGGER_VALUE", "is missing")
      : { type: "manual", trigger: triggerOf(node.triggerType, node.triggerValue) },
  TOTL: (node, { reading }) => ({ type: "total", threshold: totalThreshold(node, reading) }),
  COMB(node, { reading }, parts) {
    const type = reading.code("COMBINATION_CODE", node.combination, { "&&": "all", "||": "any" } as const);
    const of = parts();
    if (of.length === 0) return reading.refuse("COMBINATION_CODE", "combines nothing");
    return type && { type, of };
  },
};

export const triggerOf = (type: string | undefined, value: string): string =>
  type === undefined || type === "" ? value : `${type}/${value}`;

function goods(node: RopEligibility, target: Target, reading: Reading): Eligibility {
  const threshold = readThreshold(node, reading);
  return {
    type: "goods",
    target,
    ...(node.unit === undefined ? {} : { unit: unitOfIso(node.unit) }),
    ...(threshold === undefined ? {} : { threshold }),
  };
}

/** How SAP writes "without end". */
const NO_LIMIT_MILLI = 9_999_999_999_000;

function readThreshold(node: RopEligibility, reading: Reading): Threshold | undefined {
  if (node.threshold === undefined) {
    reading.mustBeEmpty("THRESHOLD_QTY (without THRESHOLD_TCD)", node.thresholdQuantityMilli);
    reading.mustBeEmpty("THRESHOLD_AMT (without THRESHOLD_TCD)", node.thresholdAmountE5);
    return undefined;
  }
  const kind = reading.code("THRESHOLD_TCD", node.threshold, {
    QUT: { by: "quantity", counted: false },
    QUTI: { by: "quantity", counted: true },
    AMT: { by: "amount", counted: false },
    AMTI: { by: "amount", counted: true },
  } as const);
  if (kind === undefined) return undefined;
  const { from, every, limit } = kind.by === "quantity" ? quantities(node) : amounts(node, reading);
  if (kind.counted && every <= 0) return reading.refuse(`INTERVAL for ${node.threshold}`, "is missing");
  return {
    by: kind.by,
    from,
    ...(kind.counted ? { every } : {}),
    ...(limit === undefined ? {} : { limit }),
  };
}

function quantities({ thresholdQuantityMilli = 0, intervalQuantityMilli = 0, limitQuantityMilli = 0 }: RopEligibility) {
  const limited = limitQuantityMilli > 0 && limitQuantityMilli < NO_LIMIT_MILLI;
  return {
    from: thresholdQuantityMilli / 1000,
    every: intervalQuantityMilli / 1000,
    limit: limited ? limitQuantityMilli / 1000 : undefined,
  };
}

function amounts(node: RopEligibility, reading: Reading) {
  const { currency, thresholdAmountE5, intervalAmountE5, limitAmountE5 = 0 } = node;
  return {
    from: reading.amount("THRESHOLD_AMT", thresholdAmountE5, currency),
    every: reading.amount("INTERVAL_AMT", intervalAmountE5, currency),
    limit: limitAmountE5 > 0 ? reading.amount("LIMIT_AMT", limitAmountE5, currency) : undefined,
  };
}

/** [seen] TRANS_TOTAL_AMT; a threshold on the number of pieces is remembered only. */
function totalThreshold(node: RopEligibility, reading: Reading): Threshold {
  if (node.transactionTotalE5)
    return { by: "amount", from: reading.amount("TRANS_TOTAL_AMT", node.transactionTotalE5, node.currency) };
  return readThreshold(node, reading) ?? { by: "amount", from: 0 };
}

/** The engine knows one validity for a promotion. */
function checkValidity({ from, to }: RopEligibility, promotion: RopPromotion, reading: Reading): void {
  if (from !== undefined && promotion.from !== undefined && from > promotion.from)
    reading.refuse("EFFECTIVE_DATE", `${from} is later than the promotion's ${promotion.from}`);
  if (to !== undefined && promotion.to !== undefined && to < promotion.to)
    reading.refuse("EXPIRY_DATE", `${to} is before the promotion's ${promotion.to}`);
}
