import type { MetRule } from "./rules/meet-rules.ts";

/** Lines of a basket that hang together, each by its order, or rules of a round, each by its place: of one of them at a time. */
let links: number[] = [];

export function startLinks(count: number): void {
  links = new Array(count);
  for (let order = 0; order < count; order += 1) links[order] = order;
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
