export const common = {
  "app.name": "Lucilius",
  "app.loading": "One moment",
  "app.back": "Back",
  "app.save": "Save",
  "app.edit": "Edit",
  "app.done": "Done",
  "app.cancel": "Cancel",
  "app.close": "Close",
  "app.retry": "Try again",
  "app.notes": "Messages",
  "app.failed.title": "This screen stopped working",
  "app.failed.more":
    "Everything that said Saved is safe. What you typed in the last two seconds may be missing. Lock and unlock to go on.",
  "app.failed.lock": "Lock",
  "field.reveal": "Show the passphrase",
  "field.caps-lock": "Caps Lock is on",
  "app.protection": "What is protected, and what is not",
} as const
