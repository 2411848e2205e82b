export { createKeyboard, type Keyboard, type KeyListener } from "./keyboard.ts";
export { sound } from "./sound.ts";
