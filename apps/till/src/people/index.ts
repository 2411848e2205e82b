export { createRights, type Permit, type Rights, type RightWish } from "./ask-right.ts";
export { provePerson, type SignInAnswer, signIn } from "./sign-in.ts";
