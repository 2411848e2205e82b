import { type Static, Type } from "typebox";

/** What the customer's display shows beside the sale, and how. */
export const DisplaySchema = Type.Object(
  {
    /** When somebody signs in, and as long as none is open. */
    opensItself: Type.Boolean(),
    /** The first one leads; words are in both. None: the store's. */
    languages: Type.Array(Type.Enum(["en", "de"]), { maxItems: 2, uniqueItems: true }),
    /** `device`: as the device says. */
    theme: Type.Enum(["light", "dark", "device"]),
    /** By name, who is known. Whoever stands behind them reads it too. */
    greeting: Type.Boolean(),
    /** What is nearly reached. */
    nearMisses: Type.Boolean(),
    /** Between two sales. */
    picture: Type.Optional(
      Type.String({
        pattern: "^data:image/(png|jpeg);base64,[A-Za-z0-9+/]+=*$",
        maxLength: 400_000,
        description: "A picture as a data address.",
      }),
    ),
    /** Below the picture, in place of the words that it comes with. */
    lines: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 4 }),
  },
  { additionalProperties: false },
);
export type DisplaySettings = Static<typeof DisplaySchema>;

export const initialDisplay: DisplaySettings = {
  opensItself: false,
  languages: [],
  theme: "light",
  greeting: false,
  nearMisses: true,
  lines: [],
};
