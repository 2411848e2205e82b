import { problemOf } from "@counterfoil/platform";

export const groupUnknown = problemOf(404, "product-group-unknown", "There is no such product group");
export const groupUsed = problemOf(409, "product-group-used", "Offers use this product group");
export const groupExists = problemOf(409, "product-group-exists", "The product group exists already");
export const groupChanged = problemOf(409, "changed-meanwhile", "Somebody else changed it meanwhile");
export const articlesUnknown = problemOf(422, "article-unknown", "There is no such article");
