export type { CardAttempt, CardState } from "./card-payments.ts";
export { openTerminal, type Terminal } from "./open-terminal.ts";
export type { SimulatedAct } from "./simulator.ts";
export { takeCardsBack } from "./take-cards-back.ts";
