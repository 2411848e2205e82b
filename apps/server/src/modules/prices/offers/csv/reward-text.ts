import { minorToDecimal } from "@counterfoil/contracts";
import type { Reward, Target } from "@counterfoil/pricing";
import { plainDecimal, readAmount, readList } from "../../../../csv/index.ts";

// Rewards and goods as people write them in a table: "10%", "-1.50", "-5 total", "=4.99", "=10 set", "50 points";
// "all", "84029E | 22423", "group:TEA", "category:LIGHTS", "attribute:colour=red", each with " except …".

export function rewardText(reward: Reward, decimals: number): string {
  const money = (amount: number) => minorToDecimal(amount, decimals);
  if ("percentOff" in reward) return `${reward.percentOff}%`;
  if ("amountOff" in reward) return `-${money(reward.amountOff)}`;
  if ("amountOffTotal" in reward) return `-${money(reward.amountOffTotal)} total`;
  if ("unitPrice" in reward) return `=${money(reward.unitPrice)}`;
  if ("setPrice" in reward) return `=${money(reward.setPrice)} set`;
  return `${reward.points} points`;
}

/** Undefined when it is none of these. */
export function readReward(text: string, decimals: number): Reward | undefined {
  const match = /^([-=]?)\s*([\d.,]+)\s*(%|total|set|points)?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, sign, figure = "", word = ""] = match;
  const kind = `${sign}${word.toLowerCase()}`;
  const plain = plainDecimal(figure);
  if (kind === "%" && plain !== undefined) return { percentOff: Number(plain) };
  if (kind === "points" && plain !== undefined) return { points: Number(plain) };
  const amount = readAmount(figure, decimals);
  if (amount === undefined) return undefined;
  if (kind === "-") return { amountOff: amount };
  if (kind === "-total") return { amountOffTotal: amount };
  if (kind === "=") return { unitPrice: amount };
  return kind === "=set" ? { setPrice: amount } : undefined;
}

export function goodsText(target: Target): string {
  const except = (target.except ?? []).map((part) => ` except ${goodsText(part)}`).join("");
  return namedText(target) + except;
}

function namedText(target: Target): string {
  if ("articles" in target) return target.articles.join(" | ");
  if ("group" in target) return `group:${target.group}`;
  if ("category" in target) return `category:${target.category}`;
  if ("attribute" in target) return `attribute:${target.attribute.name}=${target.attribute.value}`;
  return "all";
}

export function readGoods(text: string): Target | undefined {
  const [first = "", ...exceptions] = text.split(/\s+except\s+/i);
  const target = readNamed(first.trim());
  const except = exceptions.map((part) => readNamed(part.trim()));
  if (target === undefined || except.includes(undefined)) return undefined;
  return except.length === 0 ? target : { ...target, except: except as Target[] };
}

function readNamed(text: string): Target | undefined {
  if (text === "") return undefined;
  if (text.toLowerCase() === "all") return { all: true };
  const [, kind, name = ""] = /^(group|category|attribute):\s*(.+)$/i.exec(text) ?? [];
  if (kind?.toLowerCase() === "group") return { group: name };
  if (kind?.toLowerCase() === "category") return { category: name };
  if (kind?.toLowerCase() === "attribute") {
    const [attribute = "", ...value] = name.split("=");
    return { attribute: { name: attribute, value: value.join("=") } };
  }
  return { articles: readList(text) };
}
