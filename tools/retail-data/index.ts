export { deriveArticles, goodsOut, type RetailArticle } from "./articles.ts";
export { type ClassifiedInvoice, type ClassifiedLine, type LineClass, lineClasses } from "./classify.ts";
export { deriveCustomers, type RetailCustomer } from "./customers.ts";
export { type HierarchyNode, hierarchy } from "./hierarchy.ts";
export { type DayRange, readInvoices } from "./invoices.ts";
export { RetailFileError } from "./retail-line.ts";
