import "./trusted-types.ts"
import { start } from "./start.tsx"

const root = document.getElementById("root")
if (root === null) throw new Error("index.html has no #root")
void start(root, window.desktop)
