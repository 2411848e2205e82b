export { provePerson, type SignInAnswer, signIn } from "./sign-in.ts";
