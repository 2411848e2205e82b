import type { MetRule } from "./rules/meet-rules.ts";
import type { WorkLine } from "./working.ts";

/** Lines that hang together, each by its order; of one basket at a time. */
let links: number[] = [];

export function startLinks(lines: readonly WorkLine[]): void {
  links = [];
  for (const { order } of lines) links.push(order);
}

/** The group of a line, or of a group that went into another one. */
export function groupOf(order: number): number {
  let group = order;
  while (links[group] !== group) {
    // Half the way is saved for whoever asks next.
    links[group] = links[links[group] as number] as number;
    group = links[group] as number;
  }
  return group;
}

export function join(one: number, other: number): void {
  links[groupOf(one)] = groupOf(other);
}

/** All lines that the rule looks at; answers the group of them. */
export function joinByRule({ lines }: MetRule): number {
  let group = -1;
  for (const ofTarget of lines)
    for (const { order } of ofTarget) {
      if (group < 0) group = groupOf(order);
      else if (links[order] !== group) links[groupOf(order)] = group;
    }
  return group;
}
