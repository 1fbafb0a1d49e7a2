export const locked = {
  "unlock.title": "Locked",
  "unlock.label": "Passphrase",
  "unlock.button": "Unlock",
  "unlock.opening": "Opening",
  "unlock.forgot": "Forgot your passphrase?",
  "unlock.another": "Another vault",
  "unlock.wrong": "That passphrase does not open this vault.",
  "unlock.hint": "Look at Caps Lock and the keyboard layout, or show what you typed.",
  "unlock.layout": "The top row of this keyboard types {letters}.",
  "unlock.wait": {
    one: "You can try again in {count} second.",
    other: "You can try again in {count} seconds.",
  },
  "unlock.after.idle": "Locked after a time without you.",
  "unlock.after.blur": "Locked when you left the window.",
  "unlock.after.suspend": "Locked before the computer slept.",
  "unlock.after.os-lock": "Locked with your screen.",
  "unlock.after.crash": "The page stopped by itself. Everything that said Saved is safe.",

  "forgot.title": "If you forgot the passphrase",
  "forgot.with": "You have the recovery sheet",
  "forgot.with.more": "Its 24 words open the vault. You then choose a new passphrase, and nothing is lost.",
  "forgot.with.button": "Use the 24 words",
  "forgot.without": "You have neither",
  "forgot.without.more":
    "Then nobody can open this vault, and we cannot either: no copy of your key exists anywhere. There is no reset, because a reset for you would be one for a thief.",
  "forgot.try": "What is worth trying",
  "forgot.try.layout": "Another keyboard layout, Caps Lock, the spaces between the words.",
  "forgot.try.variants": "The passphrase you had before, or one you use in another place.",
  "forgot.try.sheet": "The places where you keep a will, a passport, a spare key.",
  "forgot.safe":
    "The vault stays as it is. Nothing on this page deletes anything, and you can try for as long as you like.",

  "recover.title": "Open with the 24 words",
  "recover.words": "The words of your recovery sheet",
  "recover.words.more": "In order, with spaces between. Numbers and capitals do not matter.",
  "recover.count": { one: "{count} word of 24", other: "{count} words of 24" },
  "recover.new": "Your new passphrase",
  "recover.button": "Open and set the passphrase",
  "recover.not-24": "A recovery sheet has 24 words.",
  "recover.malformed":
    "These are not the words of a recovery sheet. One is misspelt or stands in another place.",
  "recover.wrong": "These words belong to another vault, or to a sheet that was replaced since.",

  "refused.weak-passphrase": "This passphrase would be guessed. Choose a longer one.",
  "refused.no-webassembly":
    "This runtime cannot do the arithmetic that opens a vault. The vault is as it was.",
  "refused.out-of-memory":
    "There is not enough free memory to open the vault. Close other programs and try again. The vault is as it was.",
  "refused.in-use": "This vault is open on {host}. Lock or close it there, then try again.",
  "refused.nothing-left":
    "Neither copy of this vault holds anything that opens. Both were left as they are: if you have a copy of the vault folder, close Lucilius, set this folder aside and put the copy there.",
  "refused.no-question": "That took too long, and the keys were let go. Type the passphrase once more.",
  "refused.disk-full": "The disk is full. Make room and try again; what was saved is safe.",
  "refused.read-only":
    "The vault folder cannot be written to. Check its permissions; what was saved is safe.",
  "refused.folder-gone":
    "The vault folder is not where it was. If it lies on a stick or a share, connect it and try again.",
  "refused.lost-lock":
    "Another program has taken the vault folder. Close it there, then lock and unlock here.",
  "refused.storage-failed": "The disk reported an error. What was saved before is safe; try again.",

  "unreadable.title": "The vault cannot be read",
  "unreadable.missing": "The vault folder, or the file with its key slots in it, is missing.",
  "unreadable.empty": "The file with the vault's key slots is empty.",
  "unreadable.truncated": "The file with the vault's key slots is cut off.",
  "unreadable.foreign": "The file where the vault's key slots should be was not written by Lucilius.",
  "unreadable.newer":
    "This vault was written by a newer Lucilius. Install that one; this one will not touch it.",
  "unreadable.damaged": "The file with the vault's key slots is damaged.",
  "unreadable.not-readable": "The system does not let Lucilius read the vault folder. Check its permissions.",
  "unreadable.where": "It was in {folder}. If that is on a stick, a share or another disk, connect it.",
  "unreadable.where.safe": "Nothing was changed, and no new vault is made in its place.",
  "unreadable.look-again": "Look again",
  "unreadable.another": "Open another vault",
  "unreadable.safe":
    "Nothing was changed, and nothing will be: no new vault is made in its place. If you have a copy of the vault folder, close Lucilius, set this folder aside and put the copy there.",
  "unsupported.title": "This runtime cannot open a vault",
  "unsupported.no-webassembly":
    "WebAssembly is switched off here. Lucilius needs it to seal and open what you write.",
  "unsupported.self-test-failed":
    "A known calculation came out wrong, so nothing is sealed or opened on this computer. Check its memory, or use another one.",
  "unsupported.no-shell":
    "Lucilius cannot reach its own shell. Close it and start it again. Your vault is as it was.",

  "take-over.title": "Open elsewhere, or left open?",
  "take-over.more":
    "{host} had this vault open and never closed it. If Lucilius still runs there, close it first: two at once would write over each other.",
  "take-over.button": "It is closed there, open here",

  "older.title": "Two states of one vault",
  "older.lead":
    "The vault folder is older than what this computer saw last. That happens when a copy of the folder was put back. Choose which to open; the other is kept aside, not deleted.",
  "older.folder": "The folder",
  "older.computer": "This computer's copy",
  "older.open-folder": "Open the folder",
  "older.open-computer": "Open this computer's copy",
  "older.entries": { one: "{count} entry", other: "{count} entries" },
  "older.last-change": "last change {when}",
  "older.no-change": "never changed",

  "opened.rebuilt-working-copy":
    "The working copy was damaged or missing. It was made again from the vault folder; nothing is lost.",
  "opened.mended-folder":
    "The vault folder lacked its last entries. They were put back from the working copy; nothing is lost.",
  "opened.folder-chosen": "You opened the folder's state. The other one is kept aside.",
  "opened.salvaged":
    "Both copies were damaged. All that still opens was gathered here; something may be missing. The damaged files are kept aside.",
  "opened.computer-chosen": "You opened this computer's state. The other one is kept aside.",
} as const
