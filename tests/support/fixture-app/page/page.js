globalThis.bridgeAtFirstScript = typeof globalThis.bridge
