export const PASSWORD_LENGTH = { min: 10, max: 128 };
export const USER_NAME_PATTERN = "^[A-Za-z0-9][A-Za-z0-9_.@-]{1,39}$";
const userName = new RegExp(USER_NAME_PATTERN);

export function isUserName(text: string): boolean {
  return userName.test(text);
}
