import { problemOf } from "@counterfoil/platform";

export const orderUnknown = problemOf(404, "order-unknown", "There is no such order");
export const orderInvalid = problemOf(422, "order-invalid", "The order cannot be taken");
/** What a sender has to know: which rule it breaks, and at which of its fields, as a path from the order. */
export const orderFault = (code: string, detail: string, target: string) =>
  orderInvalid(detail, undefined, [{ code, message: detail, target }]);
export const orderStatus = problemOf(409, "order-status", "The order is not open any more");
export const orderSent = problemOf(409, "order-sent", "The order is changed where it was taken");
export const orderChanged = problemOf(409, "changed-meanwhile", "Somebody else changed it meanwhile");
export const procedureInvalid = problemOf(422, "pricing-procedure-invalid", "The pricing procedure cannot be used");
export const destinationAddress = problemOf(400, "pricing-destination-invalid", "The address cannot be used");
export const destinationSecret = problemOf(400, "pricing-secret-missing", "The client has no secret yet");
