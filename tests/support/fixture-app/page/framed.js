globalThis.framedPageRan = true
