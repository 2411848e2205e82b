export { deriveArticles, goodsOut, type RetailArticle } from "./articles.ts";
export { type ClassifiedInvoice, type ClassifiedLine, type LineClass, lineClasses } from "./classify.ts";
export { deriveCustomers, type RetailCustomer } from "./customers.ts";
export { hierarchy } from "./hierarchy.ts";
export { dayOf, readInvoices, withinDays } from "./invoices.ts";
export { specialCode } from "./special-codes.ts";
export { readable } from "./text.ts";
