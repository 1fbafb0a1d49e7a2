import "./trusted-types.ts"
import { expose } from "comlink"
import type { VaultApi } from "./api.ts"
import { VaultDesk } from "./vault-desk.ts"

/** The shell's byte routes, of the very origin that this worker came from. */
const desk = new VaultDesk((path, init) => fetch(`/v/${path}`, init))

const api: VaultApi = {
  survey: () => desk.survey(),
  prepareVault: (passphrase) => desk.prepare(passphrase),
  checkTypeBack: async (answers) => desk.checkTypeBack(answers),
  createVault: (roles) => desk.create(roles),
  unlock: (passphrase) => desk.unlock(passphrase),
  recover: (words, newPassphrase) => desk.recover(words, newPassphrase),
  goOn: (answer) => desk.goOn(answer),
  changePassphrase: (oldPassphrase, newPassphrase) => desk.changePassphrase(oldPassphrase, newPassphrase),
  checkRecoveryWords: async (words) => desk.open.hasRecoveryWords(words),
  close: () => desk.close(),
  listWritings: async ({ from, count, trashed }) => desk.open.writings.list(from, count, trashed),
  createWriting: (kind, fields) => desk.open.writings.create(kind, fields),
  openWriting: (id) => desk.open.writings.open(id),
  saveWriting: (id, change) => desk.open.writings.save(id, change),
  leaveWriting: () => desk.open.writings.leave(),
  trashWriting: (id) => desk.open.writings.trash(id),
  restoreWriting: (id) => desk.open.writings.restore(id),
  lastPlace: async () => desk.open.places.last(),
  rememberPlace: (place) => desk.open.places.remember(place),
  listen: async (listener) => desk.listen(listener),
}

expose(api)
