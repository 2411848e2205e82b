import { type Static, Type } from "typebox";

/** Where the weight of goods that are sold by weight comes from; `typed`: from the label or a scale of its own. */
export const ScaleSchema = Type.Object(
  {
    /** `sics`: a scale on a serial port that speaks MT-SICS, as Mettler-Toledo's and others' do. */
    driver: Type.Enum(["typed", "sics", "simulator"]),
    baudRate: Type.Enum([2400, 4800, 9600, 19_200, 38_400]),
  },
  { additionalProperties: false },
);
export type ScaleSettings = Static<typeof ScaleSchema>;

export const initialScale: ScaleSettings = { driver: "typed", baudRate: 9600 };
