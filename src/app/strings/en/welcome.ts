export const welcome = {
  "welcome.title": "What was said between you stays with you.",
  "welcome.lead":
    "Lucilius is a private journal for mentoring: the people, the conversations, and what passes between you.",
  "welcome.sealed": "Sealed on this computer",
  "welcome.sealed.more": "No account, no server, no network. Only your passphrase opens it.",
  "welcome.lasting": "Never out of your hands",
  "welcome.lasting.more": "A sheet of 24 words opens it if you forget. Keep it where you keep a will.",
  "welcome.ready": "Ready in two minutes",
  "welcome.ready.more": "A passphrase, a sheet to print, and your first note.",
  "welcome.restore": "Restore a backup",
  "welcome.open": "Open a vault folder",
  "welcome.begin": "Set up your vault",
  "welcome.letter.to": "Seneca to Lucilius, letter 7",
  "welcome.letter.text":
    "Associate with those who will make a better man of you. Welcome those whom you yourself can improve. The process is mutual; for men learn while they teach.",
  "welcome.letter.source": "Translated by Richard M. Gummere, 1917",
} as const
