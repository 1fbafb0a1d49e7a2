const inner = new Worker("/nested.js")
inner.onmessage = (event) => postMessage(event.data)
