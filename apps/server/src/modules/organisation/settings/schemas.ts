import { tillSettingAreas } from "@counterfoil/contracts";
import { Type } from "typebox";
import { NodeReferenceSchema, TreeNodeSchema } from "../schemas.ts";

const Area = Type.Enum([...tillSettingAreas]);

export const SettingReferenceSchema = Type.Object({ ...NodeReferenceSchema.properties, area: Area });

export const NodeSettingsSchema = Type.Object({
  node: TreeNodeSchema,
  areas: Type.Array(
    Type.Object({
      area: Area,
      own: Type.Optional(Type.Unknown()),
      /** What would hold here without an own one. */
      inherited: Type.Unknown(),
      /** Who says so; nobody: it is as it comes. */
      from: Type.Optional(TreeNodeSchema),
    }),
  ),
});
