void fetch("/echo", { method: "POST", body: new Uint8Array([1, 2, 3]) })
  .then((response) => response.json())
  .then((answer) => postMessage(answer))
