import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Texts } from "../customizing.ts";
import type { ReplicatedType } from "../queries/for-replication.ts";
import { type Criterion, criterionInWords } from "./criterion.ts";
import type { FilterField } from "./field.ts";
import { fieldOf } from "./fields.ts";

/** Each line of a filter as a sentence, with the values by their names. */
export async function criteriaInWords(
  db: Db,
  type: ReplicatedType,
  criteria: readonly Criterion[],
): Promise<{ en: string; de: string }[]> {
  const names = await readValueNames(db, criteria);
  return criteria.map((criterion) => {
    const field = fieldOf(type, criterion.field);
    if (!field) return criterionInWords(criterion, { en: criterion.field }, () => undefined);
    return criterionInWords(criterion, field.texts, (value) => valueText(field, value, names));
  });
}

type Names = { kind: string; id: string; texts: Texts }[];

function valueText(field: FilterField, value: string, names: Names): Texts | undefined {
  if (field.choices && Object.hasOwn(field.choices, value)) return field.choices[value];
  const kind = field.valueList ?? field.valueHelp;
  const found = names.find((each) => each.kind === kind && each.id === value)?.texts;
  return found && { en: `${found.en} (${value})`, de: `${found.de ?? found.en} (${value})` };
}

async function readValueNames(db: Db, criteria: readonly Criterion[]): Promise<Names> {
  const values = [...new Set(criteria.flatMap(({ low, high }) => [low ?? [], high ?? []].flat()))];
  if (values.length === 0) return [];
  const { rows } = await sql<Names[number]>`
    select 'article' as kind, article_id as id, content -> 'texts' as texts from masterdata.article where article_id = any(${values})
    union all select 'category', category_id, content -> 'names' from masterdata.category where category_id = any(${values})
    union all select 'site', site_id, jsonb_build_object('en', name) from masterdata.site where site_id = any(${values})
    union all select 'businessPartner', partner_id, jsonb_build_object('en', name) from masterdata.business_partner where partner_id = any(${values})
    union all select 'grouping', grouping_code, texts from masterdata.grouping where grouping_code = any(${values})
    union all select 'taxCode', tax_code, texts from masterdata.tax_code where tax_code = any(${values})
    union all select list, code, texts from masterdata.value_list where code = any(${values})`.execute(db);
  return rows;
}
