export { assignToSale, findByCard } from "./assign.ts";
export { sendCustomerAgain, withNewCustomers } from "./keep-new-customer.ts";
export { type CustomerWish, type MakeAnswer, makeCustomer } from "./make-customer.ts";
export { onAccount, readCredit } from "./read-credit.ts";
export { type Purchases, readPurchases } from "./read-purchases.ts";
export { sendNewCustomers } from "./send-new-customers.ts";
