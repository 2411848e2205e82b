import { type Static, Type } from "typebox";

export const CategorySchema = Type.Object(
  {
    categoryId: Type.String({ pattern: "^[A-Za-z0-9_-]{1,18}$" }),
    parentId: Type.Optional(Type.String({ pattern: "^[A-Za-z0-9_-]{1,18}$" })),
    names: Type.Object(
      {
        en: Type.String({ minLength: 1, maxLength: 60 }),
        de: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      },
      { additionalProperties: false },
    ),
    changeNumber: Type.Optional(Type.Integer()),
  },
  { additionalProperties: false },
);
export type Category = Static<typeof CategorySchema>;
