/** ISO codes of units (UOM_ISO_CODE, UN/CEFACT Rec. 20) and ours, which are those of an ERP in English. Others are the same in both. */
const pairs: [iso: string, ours: string][] = [
  ["PCE", "PC"],
  ["KGM", "KG"],
  ["GRM", "G"],
  ["LTR", "L"],
  ["MLT", "ML"],
  ["MTR", "M"],
  ["CMT", "CM"],
  ["MTK", "M2"],
];
const fromIso = new Map(pairs);
const toIso = new Map(pairs.map(([iso, ours]) => [ours, iso]));

export const unitOfIso = (iso: string): string => fromIso.get(iso) ?? iso;
export const isoOfUnit = (unit: string): string => toIso.get(unit) ?? unit;
