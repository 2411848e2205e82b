import { problemOf } from "@counterfoil/platform";

export const customerSimilar = problemOf(409, "customer-similar", "There may be this customer already");
export const customerNameMissing = problemOf(400, "customer-name-missing", "The customer has no name");
export const customerInErp = problemOf(409, "customer-in-erp", "The ERP has this customer");
export const customerOnItsWay = problemOf(409, "customer-on-its-way", "The ERP is being told of this customer");
export const customerNotMadeHere = problemOf(409, "customer-not-made-here", "This customer was not made here");
