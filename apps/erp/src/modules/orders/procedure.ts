import { type Static, Type } from "typebox";
import { procedureInvalid } from "./errors.ts";

const closed = { additionalProperties: false };
const ConditionType = Type.String({ pattern: "^[A-Z0-9]{1,4}$" });
const criterion = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 20, description }));

export const ProcedureSchema = Type.Object(
  {
    priceCondition: Type.String({ pattern: "^[A-Z0-9]{1,4}$", description: "Of the price before any discount." }),
    steps: Type.Array(
      Type.Object(
        {
          step: Type.Integer({ minimum: 1, maximum: 999 }),
          conditionType: ConditionType,
          texts: Type.Object(
            { en: Type.String({ minLength: 1, maxLength: 60 }), de: Type.Optional(Type.String({ maxLength: 60 })) },
            closed,
          ),
        },
        closed,
      ),
      { minItems: 1, maxItems: 100 },
    ),
    mappings: Type.Array(
      Type.Object(
        {
          promotionType: criterion("PromotionType of the answer."),
          ruleType: criterion("PromotionPriceDerivationRuleTypeCode."),
          applicationType: criterion("ApplicationType, such as DiscountPercent or MixMatch."),
          discountMethod: criterion("DiscountMethodCode, 00 to 04."),
          share: Type.Optional(Type.Boolean({ description: "Of a discount on the whole order." })),
          conditionType: ConditionType,
          returned: Type.Enum(["singly", "summed"], { description: "Each promotion for itself, or one sum." }),
        },
        closed,
      ),
      { maxItems: 200, description: "The first line whose criteria all fit is taken." },
    ),
  },
  closed,
);
export type Procedure = Static<typeof ProcedureSchema>;
export type Mapping = Procedure["mappings"][number];

export function checkProcedure({ priceCondition, steps, mappings }: Procedure): void {
  const known = new Set(steps.map(({ conditionType }) => conditionType));
  if (known.size < steps.length) throw procedureInvalid("A condition type has one step.", "/body/steps");
  if (new Set(steps.map(({ step }) => step)).size < steps.length)
    throw procedureInvalid("A step is named twice.", "/body/steps");
  if (!known.has(priceCondition)) throw procedureInvalid(`${priceCondition} has no step.`, "/body/priceCondition");
  const stranger = mappings.findIndex(({ conditionType }) => !known.has(conditionType));
  if (stranger >= 0)
    throw procedureInvalid(
      `${mappings[stranger]?.conditionType} has no step.`,
      `/body/mappings/${stranger}/conditionType`,
    );
}

/** What a discount of the calculation is known by. */
export type DiscountFacts = {
  promotionId: string;
  promotionType?: string;
  ruleType?: string;
  applicationType?: string;
  discountMethod?: string;
  share: boolean;
};

export function findMapping({ mappings }: Procedure, facts: DiscountFacts): Mapping | undefined {
  const fits = (wanted: string | boolean | undefined, is: string | boolean | undefined) =>
    wanted === undefined || wanted === is;
  return mappings.find(
    (each) =>
      fits(each.promotionType, facts.promotionType) &&
      fits(each.ruleType, facts.ruleType) &&
      fits(each.applicationType, facts.applicationType) &&
      fits(each.discountMethod, facts.discountMethod) &&
      fits(each.share, facts.share),
  );
}
