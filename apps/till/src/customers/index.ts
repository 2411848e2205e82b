export { assignToSale, findByCard, priceSteps } from "./assign.ts";
