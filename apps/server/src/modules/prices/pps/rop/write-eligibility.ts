import type { Eligibility, PromotionRule, Target, Threshold } from "@counterfoil/pricing";
import { minorDigits, type RopPromotionDraft } from "@counterfoil/sap";
import { isoOfUnit } from "../units.ts";
import { numericId } from "./numeric-id.ts";
import type { PpsPromotion } from "./pps-promotion.ts";
import type { WriteOptions } from "./write-promotion.ts";

type RuleDraft = NonNullable<RopPromotionDraft["rules"]>[number];
type Node = NonNullable<RuleDraft["eligibilities"]>[number];
export type SetMembers = NonNullable<RopPromotionDraft["merchandiseSets"]>[number];
export type Writing = {
  ruleId: string;
  promotion: PpsPromotion;
  options: WriteOptions;
  /** Merchandise sets of the document, by what is in them. */
  sets: Map<string, SetMembers>;
  refuse: (what: string) => void;
};

/** The tree as rows, the root first and its own parent. */
export function writeEligibility({ eligibility }: PromotionRule, writing: Writing): Node[] {
  const { promotion, ruleId } = writing;
  const groups = promotion.customerGroups ?? [];
  const asked: Eligibility[] = groups.map((group) => ({ type: "customerGroup", group }));
  const customer: Eligibility[] = asked.length > 1 ? [{ type: "any", of: asked }] : asked;
  const root: Eligibility = customer.length === 0 ? eligibility : { type: "all", of: [...customer, eligibility] };
  const nodes: Node[] = [];
  const write = (node: Eligibility, parentId: string | undefined): void => {
    const id = parentId === undefined ? ruleId : numericId(`${ruleId}-${nodes.length}`, promotion.promotionId);
    nodes.push({ ...common(id, parentId ?? id, writing), ...fieldsOf(node, writing) });
    if (node.type === "all" || node.type === "any") for (const part of node.of) write(part, id);
  };
  write(root, undefined);
  return nodes;
}

function common(id: string, parentId: string, { ruleId, promotion }: Writing) {
  return {
    from: promotion.validFrom,
    id,
    to: promotion.validTo,
    intervalAmountE5: 0,
    intervalQuantityMilli: 0,
    limitAmountE5: 0,
    limitQuantityMilli: 0,
    merchandiseSetId: "0",
    parentId,
    ruleId,
    rootId: ruleId,
    status: "AC",
    thresholdAmountE5: 0,
    thresholdQuantityMilli: 0,
    transactionTotalE5: 0,
  };
}

function fieldsOf(node: Eligibility, writing: Writing): Partial<Node> & { type: string } {
  switch (node.type) {
    case "all":
      return { type: "COMB", combination: "&&" };
    case "any":
      return { type: "COMB", combination: "||" };
    case "coupon":
      return couponFields(node.code, writing);
    case "customerGroup":
      return { type: "CUST", customerGroup: node.group };
    case "manual":
      return { type: "MANL", triggerValue: node.trigger };
    case "total":
      return totalFields(node, writing);
    case "goods":
      return {
        ...targetFields(node.target, writing),
        ...(node.unit === undefined ? {} : { unit: isoOfUnit(node.unit) }),
        ...thresholdFields(node.threshold ?? { by: "quantity", from: 0.001 }, writing),
      };
  }
}

function couponFields(couponId: string, { options, refuse }: Writing) {
  const code = options.codeOf === undefined ? couponId : options.codeOf(couponId);
  if (code === null) refuse(`coupon ${couponId}: a series has a code for each customer, and the field is for one`);
  return { type: "COUP", consumption: "00", couponNumber: code ?? couponId };
}

function totalFields({ of, threshold }: Extract<Eligibility, { type: "total" }>, writing: Writing) {
  if (of !== undefined && !("all" in of && of.except === undefined))
    writing.refuse("a total of some goods only has no field");
  if (threshold.by === "amount" && threshold.every === undefined && threshold.below === undefined)
    return { type: "TOTL", currency: writing.options.currency, transactionTotalE5: e5(threshold.from, writing) };
  return { type: "TOTL", ...thresholdFields(threshold, writing) };
}

const e5 = (minor: number, { options }: Writing) => minor * 10 ** (5 - minorDigits(options.currency));

/** QUTI and AMTI count off; QUT and AMT open. A limit is only known with the first. */
function thresholdFields({ by, from, every, below, limit }: Threshold, writing: Writing): Partial<Node> {
  if (below !== undefined) writing.refuse("a threshold that closes again (a tier) has no field");
  if (by === "quantity")
    return {
      threshold: every === undefined ? "QUT" : "QUTI",
      thresholdQuantityMilli: Math.round(from * 1000),
      intervalQuantityMilli: Math.round((every ?? 0) * 1000),
      limitQuantityMilli: limit === undefined ? 9_999_999_999_000 : Math.round(limit * 1000),
    };
  return {
    threshold: every === undefined ? "AMT" : "AMTI",
    currency: writing.options.currency,
    thresholdAmountE5: e5(from, writing),
    intervalAmountE5: e5(every ?? 0, writing),
    limitAmountE5: limit === undefined ? 0 : e5(limit, writing),
  };
}

type TargetFields = Partial<Node> & { type: string };

function targetFields(target: Target, writing: Writing): TargetFields {
  if ("category" in target && target.except === undefined)
    return { type: "MSTR", nodeId: target.category, hierarchyQualifier: "1" };
  if ("attribute" in target && target.except === undefined)
    return {
      type: "ATTR",
      attributeName: target.attribute.name,
      attributeExpression: target.attribute.value,
      attributeExpressionType: "EQ",
    };
  const articles = articlesOf(target, writing);
  const [only, second] = articles;
  if (only !== undefined && second === undefined) return { type: "ITEM", itemId: only };
  return {
    type: "MSET",
    merchandiseSetId: setOf(
      articles.map((itemId) => ({ itemId })),
      writing,
    ),
  };
}

/** A set in the document's own list; equal sets are one. */
export function setOf(members: NonNullable<SetMembers["members"]>, { sets }: Writing): string {
  const content = JSON.stringify(members);
  const id = numericId(content, "set");
  sets.set(id, { id, members });
  return id;
}

/** Product groups as the articles they have in this book, without what is taken out. */
export function articlesOf(target: Target, writing: Writing): string[] {
  const named =
    "articles" in target ? target.articles : "group" in target ? writing.options.membersOf(target.group) : undefined;
  if (named === undefined) {
    writing.refuse(`goods that are told as ${JSON.stringify(target)} have no field`);
    return [];
  }
  const out = new Set((target.except ?? []).flatMap((other) => articlesOf(other, writing)));
  const articles = named.filter((articleId) => !out.has(articleId));
  if (articles.length === 0) writing.refuse("no article is left in its goods");
  return [...articles].sort();
}
