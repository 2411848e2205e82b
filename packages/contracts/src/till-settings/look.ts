import { type Static, Type } from "typebox";

/** How a till looks and sounds, as long as the person at it has not chosen otherwise. */
export const LookSchema = Type.Object(
  {
    /** `device`: as the device says. */
    theme: Type.Enum(["light", "dark", "device"]),
    /** Where totals and keys are. */
    hand: Type.Enum(["right", "left"]),
    sounds: Type.Boolean(),
    /** Of all texts, in percent. */
    textSize: Type.Integer({ minimum: 80, maximum: 160 }),
  },
  { additionalProperties: false },
);

export const initialLook: Static<typeof LookSchema> = { theme: "light", hand: "right", sounds: true, textSize: 100 };
