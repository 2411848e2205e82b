export { type SignInAnswer, signIn } from "./sign-in.ts";
