import { Extension } from "@tiptap/core"

/** Alignment of paragraphs and headings as `data-align`, which the style sheet knows; no style attribute is needed. */
export const Alignment = Extension.create({
  name: "alignment",
  addGlobalAttributes() {
    return [
      {
        types: ["paragraph", "heading"],
        attributes: {
          textAlign: {
            parseHTML: (element) => {
              const align = element.getAttribute("data-align")
              return align === "center" || align === "right" || align === "justify" ? align : null
            },
            renderHTML: ({ textAlign }) => (textAlign === null ? {} : { "data-align": String(textAlign) }),
          },
        },
      },
    ]
  },
})
