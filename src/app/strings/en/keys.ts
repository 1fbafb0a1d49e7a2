export const keys = {
  "keys.sheet": "Recovery sheet",
  "keys.sheet.more":
    "The 24 words that open the vault if the passphrase is lost. Try them from time to time, while nothing depends on it.",
  "keys.sheet.title": "Your new recovery sheet",
  "keys.sheet.new": "New recovery sheet",
  "keys.sheet.drill": "Try the sheet",
  "keys.rotate": "Replace all keys",
  "keys.rotate.more":
    "For when somebody may know the passphrase or has seen the sheet. Everything is sealed anew under new keys, with a new passphrase and a new sheet.",
  "keys.cancel-it": "Leave the keys as they are",

  "newsheet.title": "New recovery sheet",
  "newsheet.lead":
    "The new words take the place of the old ones. The passphrase stays. Destroy the old sheet when you are done: copies of this folder from before still open by it, and so do older backups.",
  "newsheet.passphrase": "Your passphrase",
  "newsheet.continue": "Make the sheet",
  "newsheet.making": "Making the sheet",
  "newsheet.sheet.lead":
    "Nothing is changed before you have read it back. From then on only these words open the vault.",
  "newsheet.writing": "Putting the new sheet in place",
  "newsheet.done": "The new sheet is valid. The old words open this vault no more.",
  "newsheet.done.more":
    "Backups made until now still open by the old sheet, and by this vault. The next snapshot is made for the new one.",

  "rotate.title": "Replace all keys",
  "rotate.lead":
    "Every entry is sealed anew under keys that nobody has seen, and old passphrase and old sheet open this vault no more. It takes a minute for a large journal, and you can leave it at any time before the end.",
  "rotate.copies":
    "This does not change old copies of this folder: each still opens by the passphrase and the sheet of its time. Delete those you do not need.",
  "rotate.old": "Your passphrase now",
  "rotate.new": "The new passphrase",
  "rotate.continue": "Make the keys",
  "rotate.making": "Making the keys",
  "rotate.sheet.lead": "It belongs to the new keys. The old sheet stays valid until they are in place.",
  "rotate.safety": "Making a snapshot first",
  "rotate.running": "Sealing everything anew",
  "rotate.running.more":
    "Nothing is lost if the computer stops now: it goes on after the next unlock, and until the end the passphrase you had opens the vault.",
  "rotate.progress": "{done} of {total}",
  "rotate.done": "Done. Unlock with your new passphrase.",
  "rotate.done.more":
    "Only the new passphrase and the new sheet open this vault from now on. What other computers or sticks keep of it is as it was.",
  "rotate.unsure":
    "The folder did not say whether the new keys are in place. Nothing is lost. Unlock with the new passphrase; if it is refused, with the one you had: then it goes on by itself.",
  "rotate.lock": "Go to the lock screen",
  "rotate.resumed": "Replacing all keys goes on",
  "rotate.resumed.more":
    "It was interrupted after you had read the new sheet back. When it is done, the vault locks: unlock it with the new passphrase.",
  "rotate.cancelled": "The keys are as they were.",
  "rotate.again": "Go on",

  "keys.no-safety":
    "No snapshot could be made first, so nothing was changed. Look at Settings, Backups, or go on without one.",
  "keys.without": "Go on without a snapshot",
  "keys.lost": "What was prepared is gone, so nothing was changed. Start once more.",
  "keys.cancelled": "It was cancelled. Nothing was changed.",

  "drill.title": "Try the recovery sheet",
  "drill.lead":
    "Fetch the paper. Three words from it show that it is at hand and legible, and then the newest snapshot is opened by what the sheet holds.",
  "drill.word": "Word {number}",
  "drill.check": "Try them",
  "drill.checking": "Opening the newest snapshot",
  "drill.wrong":
    "At least one of these is not the word in that place of the present sheet. If the paper is older than the last new sheet, it is the wrong one.",
  "drill.right": "The words are right.",
  "drill.snapshot.opened": {
    one: "The newest snapshot opened by this sheet, with {count} entry.",
    other: "The newest snapshot opened by this sheet, with {count} entries.",
  },
  "drill.snapshot.none":
    "There is no snapshot yet that this sheet opens. The next one is made after your next changes, or now in Settings, Backups.",
  "drill.snapshot.failed":
    "The newest snapshot could not be opened by this sheet. The vault itself is well. Make a snapshot in Settings, Backups, and try again.",
} as const
