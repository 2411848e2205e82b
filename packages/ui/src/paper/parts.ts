/** A paper, from top to bottom, told apart from what it is shown on: a screen, a printer's page, or a roll. */
export type PaperPart =
  | ({ kind: "text"; text: string; align?: "centre" } & Looks)
  /** Text and figure on one line. */
  | ({ kind: "row"; left: string; right: string } & Looks)
  /** What must not be overlooked, between two bars. */
  | { kind: "mark"; text: string }
  | { kind: "rule" }
  | { kind: "gap" }
  /** The first column is text, the others are figures. */
  | { kind: "table"; head: string[]; rows: string[][] }
  | { kind: "bars"; code: string }
  /** An address, for the camera of a phone. */
  | { kind: "qr"; code: string }
  | { kind: "picture"; address: string }
  /** To be torn off. */
  | { kind: "slip"; parts: PaperPart[] };

export type Looks = { strong?: true; size?: "large" | "small"; indent?: true };
