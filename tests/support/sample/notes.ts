import type { SampleNote } from "./sample-types.ts"

export const notes: readonly SampleNote[] = [
  {
    on: { yearsAgo: 1 },
    title: "From the last page of the old book",
    text: "@ragnhild again, and again the same sentence: “Somebody like you should take one young engineer a year.” I said I had no time. She said: “Then take one who has none either.”\n\nShe has somebody in mind, @ines, in Bologna. I wrote the name on the envelope of the gas bill.",
    more: { tags: ["year"] },
  },
  {
    on: -344,
    title: "Beginning",
    text: "A new book. The old ones are in the attic, eleven of them, and I have never read one again. So this time: **write so that it can be found**.\n\nWhat I want from the year:\n\n1. Be of use to two people, and know it from them and not from me.\n2. Learn one thing a month from somebody younger.\n3. Decide about the first chair, instead of letting it be decided.",
    more: { tags: ["year"], pinned: true },
  },
  {
    on: -329,
    title: "Saying goodbye to Stellan",
    text: "Dinner with @stellan. We had each brought a list of what we had not said sooner. His was longer. The second point: “You were always on time, and I never dared to be in trouble.”\n\nKeep that. Be late once, on purpose?",
    more: { tags: ["endings"] },
  },
  {
    on: -315,
    title: "After the first hour in Bologna",
    mood: "Awake",
    text: "On the train. @ines asks questions of machines that I ask of people, and gets better answers.\n\nI shall have to learn not to fill her pauses.",
  },
  {
    on: -297,
    title: "What sponsoring is not",
    text: "Not advice. Not a reference. Not being seen with somebody.\n\nIt is this: *I spend something of mine, and you may lose it.* @seun understood it faster than I did.",
    more: { tags: ["sponsorship"] },
  },
  {
    on: -272,
    title: "Snow, and nobody in the building",
    mood: "Quiet",
    text: "Walked through the whole of the fourth floor. Two desks with photographs of dogs that I could name, one desk whose person I could not.\n\nAsk on Monday.",
  },
  {
    on: -256,
    title: "Tomáš, afterwards",
    text: "He repairs things, and so do I. Is that why I said yes?\n\n@wolfgang’s letter: “He needs someone who has waited for a delivery.” That I have done.",
  },
  {
    on: -239,
    title: "One unkind minute",
    mood: "Ashamed",
    text: "@piet said on the telephone: “It’s done.” It is, for him.\n\nWhat happened in me, as exactly as I can: he put a figure on the table that I had not seen. I took it for an ambush. It was a mistake in a spreadsheet, and it was **mine**.\n\n- Drink water before item three.\n- Say: *I have not seen this, give me a minute.*",
    more: { confidentiality: "sensitive" },
  },
  {
    on: -221,
    title: "Ragnhild’s three questions, kept",
    text: "1. What do you do well because you are second?\n2. Who would be glad, and who merely polite?\n3. When did you last want something and say nothing?\n\nI ask @ines the third one next time, if it fits. It is on loan.",
    more: { tags: ["craft/questions"], pinned: true },
  },
  {
    on: -203,
    title: "Reading: on letters",
    text: "Seneca to his friend, on choosing whom one spends time with:\n\n> Associate with those who will make a better man of you. Welcome those whom you yourself can improve. The process is mutual; for men learn while they teach.\n\nLetter seven. *The process is mutual* is the whole of it.",
    more: { tags: ["craft/reading"] },
  },
  {
    on: -187,
    title: "On time, of what?",
    text: "@linh’s note is still on my screen. Three people have asked what it means; I have told each of them, and each went away to look at their own figures.\n\nIt spreads faster than a memo.",
    more: { tags: ["craft/data"] },
  },
  {
    on: -173,
    title: "Packing for Bergen",
    text: "- [x] The old shift book, to show her\n- [x] Cheese\n- [ ] A question\n\nNo question. She will notice.",
  },
  {
    on: -168,
    title: "The window with the ivy",
    mood: "Light",
    text: "She stands at that window every morning and looks at a wall. “It changes more than the sea,” says @ragnhild.\n\nTold next year twice. In the version without the chair I am home on Fridays and I know what @beatriz is worried about.",
    more: { pinned: true },
  },
  {
    on: -158,
    title: "Bia",
    mood: "Worried",
    text: "@beatriz’s harvest is a third of last year’s. She told me in the ninth minute of a call about something else. I listened, for once.\n\nNothing to do. Call on Sunday.",
    more: { confidentiality: "withheld" },
  },
  {
    on: -146,
    title: "Three letters",
    text: "Laid our last three letters to customers side by side, after what @layla showed me. We explain. We never say what *they* have had to do because of us.\n\nDraft for the next one:\n\n> You had to move eleven patients last Thursday because our unit failed. We are sorry. This is what we know, and this is what we do not know yet.\n\nLegal will want the second sentence out. It stays in.",
    earlier: [
      "Laid our last three letters to customers side by side. They are too long.",
      "Laid our last three letters to customers side by side, after what @layla showed me. We explain, and we never say sorry.\n\nDraft for the next one:\n\n> We regret any inconvenience that may have been caused last Thursday.\n\nNo. Again.",
    ],
    more: { tags: ["craft/letters"] },
  },
  {
    on: -137,
    title: "A taller shadow",
    text: "Cannot put @ines’s sentence down. *If they ask me because of you, I have only got a taller shadow.*\n\nWhere else do I cast one? With Seun I mean to. With Linh? With my own daughter, certainly.",
    more: { tags: ["half-year"] },
  },
  {
    on: -123,
    title: "Summer shift",
    text: "Two weeks of doing little. Repaired the garden tap, badly, then well.\n\nThought of @tomas, who would have taken it apart to see who made it.",
    mood: "Rested",
  },
  {
    on: -108,
    title: "What may be told, and when",
    text: "The little table for Ines helped so much that I want to make a habit of it. Before any talk in which I know more than I may say:\n\n- [x] what may be told now\n- [x] what may be told, and from when\n- [x] what never\n\nAnd say that there *is* such a list. Being seen to keep silent is better than seeming to know nothing.",
    more: { tags: ["craft/questions"], pinned: true },
  },
  {
    on: -99,
    title: "Name gone forward",
    text: "It is said. Slept well. No campaign; that half-sentence I keep for this book, where nobody can find it vain.",
    more: { confidentiality: "withheld" },
  },
  {
    on: -91,
    title: "What would, instead of why is",
    text: "Day three of not asking why.\n\n| I wrote | I would have written |\n|---|---|\n| What would make Friday possible? | Why is this not done? |\n| What would you look at first? | Why is scrap up? |\n| What would I not like to hear? | Why did nobody tell me? |\n\nThe third got me an answer within four minutes.",
    more: { tags: ["craft/questions", "craft/data"] },
  },
  {
    on: -80,
    title: "Mentors’ evening",
    text: "@noor asked each of us for a mistake. Silence, and then I told them about Tomáš and the plan that was mine. After that there was no stopping them.\n\nOne said he has been giving the same advice since his own first job, and that it was bad then.",
    more: { tags: ["bridge programme"] },
  },
  {
    on: -69,
    title: "Not me",
    mood: "Sore",
    text: "It is somebody from outside. He is younger, and good. The chair told me with great care and a glass of water.\n\nToday I write nothing clever.",
    more: { confidentiality: "withheld" },
  },
  {
    on: -55,
    title: "What I was asked this week",
    text: "- @piet: whether I stay. (Yes, for now. Say *for now* aloud.)\n- My daughter: whether I am sad or angry. Both, in turns, like weather.\n- @mehmet, by message, at three in the morning from his night shift: a photograph of soup.",
  },
  {
    on: -44,
    title: "The new one’s first question",
    text: "He asked what I would do in his place in the first month. I said: *visit the second shifts, and do not take a notebook.* That is Mehmet’s. I said so.\n\nHe went. He took soup.",
  },
  {
    on: -38,
    title: "Money, and why there is none here",
    text: "Tomáš’s offer makes it plain why we agreed on it in the first week. If there were a single share between us I could not ask him anything.",
    more: { tags: ["conflict of interest"] },
  },
  {
    on: -31,
    title: "Letter to Wolfgang, draft",
    text: "Dear @wolfgang,\n\nYou once sent me out of your office to read the shift book before I asked you anything. I have sent three people out of mine this year, with the same words. One of them came back with an answer that you would have liked.\n\nI have not been given the chair. I think I am well. I should like to come in the spring and look at the machine in your shed.\n\n*To be written by hand.*",
  },
  {
    on: -22,
    title: "Running out of time on purpose",
    text: "In the review with @ines my own part came last, and there was no time for it. I had put it last. Next time it is first. Written into the agenda so that I cannot move it.",
  },
  {
    on: -15,
    title: "Ninety minutes of saying nothing",
    mood: "Proud",
    text: "@linh in front of eleven directors. The moment: she was asked a question that was really a speech, let it end, and said, “Which of these two do you want an answer to?”\n\nWrote to her that evening. She wrote back with a kite.",
    more: { tags: ["craft/data"] },
  },
  {
    on: -9,
    title: "Counting nothing",
    text: "Looked through the year’s exchanges. Without counting: from @ragnhild I have taken for four years. What I gave *her* fits into one cheese.\n\nIt went on to Ines and to Sunniva, though. Perhaps that is how it is paid.",
    more: { tags: ["year"] },
  },
  {
    on: -3,
    title: "Who looks after Noor",
    text: "Nobody does. Ask @astrid whether the Thursday table has a fifth chair, or knows another table.",
  },
  {
    on: -1,
    title: "A morning for reading this",
    mood: "Clear",
    text: "Read the year from the front, as I said I would.\n\n## What returns\n\n- I fill silences, and regret it on trains.\n- The best questions here are all somebody else’s.\n- Where I was exact about what I may *not* say, I was trusted with more.\n\n## For the winter\n\n- [ ] Ring @ragnhild, without an answer\n- [ ] Three honest sentences for @ines on the canal\n- [ ] Ask @tomas what he saw from up there\n- [x] A fifth chair for @noor: written to @astrid\n\n> The left pages are still empty. That is what they are for.",
    more: { pinned: true, tags: ["year"] },
  },
]

/** Thrown away lately. */
export const trashedNotes: readonly SampleNote[] = [
  { on: -28, title: "Shopping for the table", text: "Bread, the good butter, lamp oil." },
  {
    on: -12,
    title: "Angry draft to legal",
    text: "Written at eleven at night, for the basket. It has done what it was for.",
  },
]
