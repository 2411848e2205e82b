/** As the server lists it: without an `origin` it has no code of the ERP. */
export type CardType = {
  method: string;
  code: string;
  names: Record<string, string>;
  position: number;
  active: boolean;
  erpCode?: string;
  origin?: "own" | "method";
};
