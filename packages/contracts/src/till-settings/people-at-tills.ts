import { type Static, Type } from "typebox";

/** How people come to a till and leave it. */
export const PeopleAtTillsSchema = Type.Object(
  {
    /** Nobody touched it for so long: it locks, and the open sale stays. 0: never. */
    lockAfterMinutes: Type.Integer({ minimum: 0, maximum: 240 }),
    /** After each receipt the next person proves who they are. */
    lockAfterReceipt: Type.Boolean(),
    /** People say at the till when they begin and end work. */
    timeRecording: Type.Boolean(),
  },
  { additionalProperties: false },
);

export const initialPeopleAtTills: Static<typeof PeopleAtTillsSchema> = {
  lockAfterMinutes: 10,
  lockAfterReceipt: false,
  timeRecording: true,
};
