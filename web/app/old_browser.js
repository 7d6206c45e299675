// The first script of the page, in the JavaScript of 2009: tells the reader when the browser cannot run the rest.
// It can import nothing, so its words stand here.
(function () {
  // A module that fills a vector and counts its bits: is the SIMD of WebAssembly understood?
  var simd = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
    11,
  ];

  function canRun() {
    try {
      new DecompressionStream("deflate-raw");
      return (
        WebAssembly.validate(new Uint8Array(simd)) &&
        "noModule" in HTMLScriptElement.prototype &&
        "showModal" in HTMLDialogElement.prototype &&
        "arrayBuffer" in Blob.prototype &&
        "at" in Array.prototype &&
        "hasOwn" in Object &&
        typeof structuredClone === "function" &&
        typeof Worker === "function"
      );
    } catch (_) {
      return false;
    }
  }

  if (canRun()) return;
  var title = document.createElement("h1");
  title.appendChild(document.createTextNode("This browser is too old for Casewise"));
  var text = document.createElement("p");
  text.appendChild(
    document.createTextNode(
      "Please use Firefox 113, Chrome 103, Edge 103, Safari 16.4, or a newer one. Nothing was opened or sent.",
    ),
  );
  var page = document.getElementById("app");
  page.appendChild(title);
  page.appendChild(text);
  // main.tsx and single_file.tsx leave the page alone then.
  page.setAttribute("data-too-old", "");
})();
