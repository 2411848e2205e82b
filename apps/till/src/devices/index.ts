export { createLook } from "./apply-look.ts";
export { canSee, openCamera, openCodeReader } from "./camera.ts";
export { describeDevice } from "./describe-device.ts";
export { keyMap, keyMapOf } from "./key-map.ts";
export { createKeyboard, type Keyboard } from "./keyboard.ts";
export type { KeyListener } from "./listeners.ts";
export { createQuietMoment } from "./quiet-moment.ts";
export { canUseSerial, choosePort, openScale, type Weight } from "./scale/index.ts";
export { sound } from "./sound.ts";
