export { parkSale } from "./park-sale.ts";
export { type ListedSale, type ListedSales, listParked, type Resumed, resumeSale } from "./resume-sale.ts";
export { tellParked } from "./tell-server.ts";
