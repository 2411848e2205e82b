export { assignToSale, findByCard } from "./assign.ts";
export { type CustomerWish, type MakeAnswer, makeCustomer } from "./make-customer.ts";
