import { type Static, Type } from "typebox";

/**
 * RFC 9457 problem details with two members of ours: `code`, stable and listed in docs/ERRORS.md,
 * and `where`, which names the field, line or object that is wrong.
 */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: "urn:counterfoil:problem:<code>" }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    where: Type.Optional(Type.String({ description: "JSON pointer or name of what is wrong." })),
    problems: Type.Optional(
      Type.Array(Type.Object({}, { additionalProperties: true }), {
        description: "All that is wrong, when it is more than one thing.",
      }),
    ),
    instance: Type.Optional(Type.String({ description: "Request id, to be found in the log." })),
  },
  { $id: "Problem" },
);
export type ProblemDocument = Static<typeof ProblemSchema>;
