export { createRights, type Permit, type Rights, type RightWish } from "./ask-right.ts";
export { keepLooks, type Looks, type OwnLook } from "./own-look.ts";
export { provePerson, type SignInAnswer, signIn } from "./sign-in.ts";
