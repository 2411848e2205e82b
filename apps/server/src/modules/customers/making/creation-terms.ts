/** What the ERP wants to know of a customer and nobody is asked: the grouping decides its number range and account group. */
export type CreationTerms = {
  groupings: { person: string; organisation: string };
  roles: readonly string[];
};

export const creationTerms: CreationTerms = {
  groupings: { person: "BP02", organisation: "BP01" },
  roles: ["FLCU00", "FLCU01"],
};
