import type { KeysApi } from "../api/keys.ts"
import type { VaultDesk } from "../vault-desk.ts"

export function keyCalls({ keys }: VaultDesk): KeysApi {
  return {
    prepareSheet: (passphrase) => keys.prepareSheet(passphrase),
    checkSheetTypeBack: async (answers) => keys.checkTypeBack(answers),
    finishSheet: (without) => keys.finishSheet(without),
    prepareRotation: (passphrase, newPassphrase) => keys.prepareRotation(passphrase, newPassphrase),
    finishRotation: (without) => keys.finishRotation(without),
    rotationState: async () => ({ kind: keys.rotationState() }),
    cancelRotation: () => keys.cancelRotation(),
    beginDrill: async () => keys.beginDrill(),
    finishDrill: (answers) => keys.finishDrill(answers),
  }
}
