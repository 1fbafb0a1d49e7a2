import * as fc from "fast-check"

const keys = fc.constantFrom(..."abcdefgklnotxzGKLNT?/.,19üл".split(""))

/** Keys to bind, reserved ones and such as stand in each other's way among them. */
export const combinations = fc.oneof(
  fc.record({ keys: fc.array(keys, { minLength: 1, maxLength: 2 }), isHeld: fc.constant(false) }),
  fc.record({ keys: fc.array(keys, { minLength: 1, maxLength: 1 }), isHeld: fc.constant(true) }),
)
