/** What a test came to, in the words of that key. */
export type DeviceTestResult = { well: boolean; key: string; values?: Record<string, string | number> };

/** A device as it is set at this till, and a way to see whether it works. */
export type DeviceTest = {
  /** Its name is `device.<device>`. */
  device: string;
  /** Words for how it is set. */
  setAs: string;
  /** The browser asks which one. */
  choose?: () => Promise<unknown>;
  /** Left out: there is nothing to be tested. */
  run?: () => Promise<DeviceTestResult>;
};
