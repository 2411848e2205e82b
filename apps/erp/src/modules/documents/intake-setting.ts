import { type Actor, inTransaction, recordChange, sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../database.ts";
import type { MasterData } from "../masterdata/index.ts";
import { customerUnknown } from "./errors.ts";

export const IntakeSettingSchema = Type.Object(
  {
    oneTimeCustomer: Type.Union([Type.String({ pattern: "^[A-Z0-9]{1,10}$" }), Type.Null()], {
      description: "Receipts of unknown customers are posted to this one; null: they are set aside.",
    }),
  },
  { additionalProperties: false },
);
export type IntakeSetting = Static<typeof IntakeSettingSchema>;

export async function readIntakeSetting(db: Db): Promise<IntakeSetting> {
  const { rows } = await sql<IntakeSetting>`
    select one_time_customer as "oneTimeCustomer" from documents.intake_setting`.execute(db);
  return { oneTimeCustomer: rows[0]?.oneTimeCustomer ?? null };
}

export async function saveIntakeSetting(db: Db, masterData: MasterData, given: IntakeSetting, actor: Actor) {
  const { oneTimeCustomer: customer } = given;
  await inTransaction(db, async (transaction) => {
    if (customer !== null && !(await masterData.knownCustomers(transaction, [customer])).has(customer))
      throw customerUnknown(`There is no customer ${customer}.`, "/body/oneTimeCustomer");
    const before = await readIntakeSetting(transaction);
    await sql`update documents.intake_setting set one_time_customer = ${customer}`.execute(transaction);
    const object = { objectType: "intakeSetting", objectId: "all" };
    await recordChange(transaction, {
      actor,
      action: "intakeSetting.changed",
      ...object,
      detail: { before, after: given },
    });
  });
}
