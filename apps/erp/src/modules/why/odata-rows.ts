import { chainObjectTypes } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import { type FilterTree, type ReplicationChain, SapFormatError } from "@counterfoil/sap";
import type { Why } from "./index.ts";

const asked = ["ObjectType", "ObjectKey", "Site"] as const;

/** The chain as rows of the set; whoever asks says with `eq` of what and where. */
export async function replicationChainRows(why: Why, filter: FilterTree | undefined) {
  const given = equalities(filter);
  const [type, key, site] = asked.map((name) => given.get(name));
  const objectType = chainObjectTypes.find((each) => each === type);
  if (objectType === undefined || !key || !site)
    throw new SapFormatError("odata.option", `$filter must say ${asked.join(" eq '…' and ")} eq '…'`);
  const chain = await why.explain({ objectType, object: key, siteId: site });
  const rows = chain.links.map(
    (each, index): ReplicationChain => ({
      ObjectType: objectType,
      ObjectKey: key,
      Site: site,
      Position: index + 1,
      FoundKey: chain.object,
      Name: chain.name ?? null,
      Step: each.step,
      State: each.state,
      Code: each.code,
      Facts: JSON.stringify(each.facts),
      At: each.at ?? null,
      Link: each.link ?? null,
    }),
  );
  return sql`(select * from json_to_recordset(${JSON.stringify(rows)}::json) as chain ("ObjectType" text, "ObjectKey" text, "Site" text,
    "Position" int, "FoundKey" text, "Name" text, "Step" text, "State" text, "Code" text, "Facts" text, "At" text, "Link" text))`;
}

/** Properties that every row must have this value of. */
function equalities(filter: FilterTree | undefined): Map<string, string> {
  if (filter?.kind === "and") return new Map([...equalities(filter.left), ...equalities(filter.right)]);
  if (filter?.kind === "compare" && filter.operator === "eq")
    return new Map([[filter.property.name, String(filter.value)]]);
  return new Map();
}
