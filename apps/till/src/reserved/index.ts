export { type Asked, cancelReserved, listReserved, putAside, reserveGoods } from "./ask-server.ts";
export { findToHandOver } from "./hand-over.ts";
