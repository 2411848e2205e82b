export { createRights, type Permit, type Rights, type RightWish } from "./ask-right.ts";
export { holderOf, isBadge } from "./badge.ts";
export { keepLooks, type Looks } from "./own-look.ts";
export { recordTime, type WorkStep, workingSince } from "./record-time.ts";
export { provePerson, type SignInAnswer, signIn } from "./sign-in.ts";
