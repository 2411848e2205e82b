import { groupOf, joinByRule, startLinks } from "./links.ts";
import type { MetRule } from "./rules/meet-rules.ts";
import { looksAtAll } from "./rules/reached.ts";
import type { WorkLine } from "./working.ts";

/** Lines that line rules hang together, in the order of their ids, with these rules by rank: nothing else of the basket matters to what they come to. */
export type Cluster = { lines: readonly WorkLine[]; met: readonly MetRule[] };

/** The one with the lowest rule comes first. A rule that looks at the whole receipt makes everything one. */
export function clustersOf(lines: readonly WorkLine[], met: readonly MetRule[]): Cluster[] {
  if (met.some(looksAtAll)) return [{ lines, met }];
  startLinks(lines.length);
  const firsts = met.map(joinByRule);
  const clusters: Cluster[] = [];
  const byGroup: { lines: WorkLine[]; met: MetRule[] }[] = [];
  for (let at = 0; at < met.length; at += 1) {
    const group = groupOf(firsts[at] as number);
    let cluster = byGroup[group];
    if (!cluster) {
      cluster = { lines: [], met: [] };
      byGroup[group] = cluster;
      clusters.push(cluster);
    }
    cluster.met.push(met[at] as MetRule);
  }
  for (const line of lines) byGroup[groupOf(line.order)]?.lines.push(line);
  return clusters;
}
