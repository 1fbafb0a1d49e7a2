import type { SampleSession } from "./sample-types.ts"

const withRagnhild = { relationship: "ragnhild", people: ["ragnhild"], format: "phone" } as const
const withLinh = { relationship: "linh", people: ["linh"], purpose: "reverse_mentoring" } as const

/** Where the owner is the one who learns. */
export const sessionsReceived: readonly SampleSession[] = [
  {
    ...withRagnhild,
    on: -301,
    title: "Ragnhild on being second",
    purpose: "regular",
    plannedStart: "08:00",
    actualMinutes: 45,
    energyAfter: 1,
    texts: {
      prepare: "Tell her about the search for a new chief executive before she hears of it elsewhere.",
      text: "She asked three questions and let each stand:\n\n1. What do you do well *because* you are second?\n2. Who would be glad, and who would be merely polite?\n3. When did you last want something and say nothing?\n\nTo the third I had an answer at once, which was the answer.",
      reflection:
        "Thirty years of looking after other people’s decisions. I call it service. She calls it a good hiding place, kindly.",
    },
  },
  {
    ...withRagnhild,
    on: -243,
    title: "My temper in the budget round",
    purpose: "feedback",
    plannedStart: "08:00",
    actualMinutes: 40,
    energyBefore: -2,
    energyAfter: 0,
    texts: {
      text: "I told her what I had said to @piet, word for word. She did not soften it.\n\n> You were right for eleven minutes and unkind for one. He will remember the one.\n\nRing him, not write. Before noon.",
      reflection: "Rang at ten past eight. He had already forgiven me, which was harder.",
    },
  },
  {
    ...withRagnhild,
    key: "ragnhild-visit",
    on: -170,
    title: "A day in Bergen",
    purpose: "regular",
    actualMinutes: 300,
    place: "Her kitchen, then the harbour",
    energyBefore: 0,
    energyAfter: 2,
    texts: {
      text: "First time that I saw the window. It looks onto a wall, with ivy.\n\nShe has begun to give things away: gave me her old notebook from her first year as chair, every left page empty “for what I should have asked”.\n\nWe told next year twice, once with the chair and once without.",
      reflection:
        "I listened to myself in the second story. It had people in it.\n\nThe empty left pages: try it here. Leave room.",
    },
    more: { pinned: true },
  },
  {
    ...withRagnhild,
    on: -104,
    title: "Letting my name go forward",
    purpose: "decision",
    plannedStart: "08:00",
    actualMinutes: 50,
    energyBefore: 1,
    energyAfter: 1,
    texts: {
      text: "I said: I shall let my name go forward, and not campaign. She: “Then say the first half to the chair in those words, and leave out the second. It is vanity.”\n\nShe was right about the second half.",
      reflection: "Said it to him the same week. In those words. He nodded as if I had told him the time.",
    },
    more: { confidentiality: "withheld" },
  },
  {
    ...withRagnhild,
    key: "ragnhild-last",
    on: -63,
    title: "When they chose someone else",
    purpose: "crisis",
    plannedStart: "08:00",
    actualMinutes: 65,
    energyBefore: -2,
    energyAfter: 0,
    texts: {
      prepare: "Nothing prepared. Rang a day early.",
      text: "She let me be angry until I was bored with it. Then:\n\n- What did you lose? *A room with better chairs.* (I was still rude.)\n- What do you still have? *Nineteen hundred people who know where the tools are.*\n- What would you like to be asked in a year?\n\nI could not answer the last one. She said to leave the left page empty.",
      reflection:
        "Two months on I should ring her. I have not, because I still have no answer. That is a poor reason.",
    },
    more: { confidentiality: "withheld" },
  },
  {
    ...withRagnhild,
    on: 9,
    title: "The question from the autumn",
    purpose: "regular",
    status: "planned",
    plannedStart: "08:00",
    plannedMinutes: 45,
  },
  {
    ...withLinh,
    on: -198,
    title: "Linh shows me where a number comes from",
    format: "in_person",
    actualMinutes: 60,
    energyAfter: 1,
    texts: {
      text: "One number: *on time, 94 %*. She made me type the query myself.\n\n- Orders that were moved by agreement count as on time.\n- Agreement means that we told the customer.\n\n“So we agree with ourselves,” I said. She wrote it on a note and stuck it to my screen.",
      reflection: "I have shown that number to hospitals for six years.",
    },
    learnedFromThem: "Ask of every rate: of what?",
  },
  {
    ...withLinh,
    on: -166,
    title: "Being new here",
    format: "coffee_chat",
    actualMinutes: 45,
    texts: {
      text: "What nobody had told her in the first month:\n\n1. That one may leave a meeting.\n2. That “could you have a look” from the fifth floor means *today*.\n3. Where the good printer is.\n\nShe asked what nobody had told me. I had to think back to before she was born.",
      reflection: "The second one is mine. I say it ten times a week.",
    },
  },
  {
    ...withLinh,
    on: -129,
    title: "What a model does when it does not know",
    format: "in_person",
    actualMinutes: 75,
    energyBefore: 0,
    energyAfter: 1,
    texts: {
      prepare: "Bring the forecast of spare parts that everyone trusts by now, me included.",
      text: "We fed it a plant that does not exist. It forecast 412 filters a month, with two decimals of certainty.\n\nShe had me write down what I would want it to say instead. It came to one line: *I have seen nothing like this.* She is building that line.",
      reflection: "A good colleague would have said it. Why did I expect less of a machine than of @kaito?",
    },
    more: { tags: ["craft/data"] },
  },
  {
    ...withLinh,
    on: -94,
    title: "My questions, read back to me",
    format: "in_person",
    actualMinutes: 50,
    energyBefore: 1,
    energyAfter: -1,
    texts: {
      text: "She had kept a list for a month: every question that I put to her team in writing. Nineteen of twenty-three began with *why is*. She said it without any edge.\n\n“They hear: whose fault. Try *what would*.”",
      reflection:
        "Stung, and deserved. Tried it on Monday: longer answers, two of them useful, and one joke.",
    },
    trustNote: "It took courage to keep that list. I told her so the next day, not in the moment: a fault.",
  },
  {
    ...withLinh,
    on: -58,
    title: "Dashboards nobody opens",
    format: "in_person",
    actualMinutes: 45,
    texts: {
      text: "Of 212 dashboards, 31 were opened last month. We closed ten together and nobody has rung.\n\n- [x] I stop asking for new ones until the summer\n- [ ] She shows the list at the managers’ day, not I",
    },
  },
  {
    ...withLinh,
    key: "linh-last",
    on: -17,
    title: "Teaching a room of directors",
    format: "group_discussion",
    actualMinutes: 90,
    energyBefore: 0,
    energyAfter: 2,
    texts: {
      prepare: "Her lesson, my room. I sit at the back and say nothing for ninety minutes.",
      text: "She began with the plant that does not exist. By minute twenty @seun was defending the 412 filters, by thirty he was laughing at himself, by sixty they had found two plants of the kind among our own.\n\nI said nothing for ninety minutes. It was noticed.",
      reflection:
        "She was nervous until the first wrong answer, and then entirely at home. Write to her tonight, and say which moment.",
    },
    more: { pinned: true, tags: ["craft/data"] },
  },
  {
    ...withLinh,
    on: 6,
    title: "Her choice",
    format: "coffee_chat",
    status: "planned",
    plannedStart: "09:15",
    plannedMinutes: 45,
  },
]
