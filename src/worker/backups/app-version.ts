/** Of package.json, which the worker cannot read: a test holds the two together. */
export const appVersion = "0.1.0"
