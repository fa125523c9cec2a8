/* Passkeys: asks the browser for one and posts what it answers. Needs webauthn-json.js before it. */
(() => {
  "use strict";
  const told = document.getElementById("passkey-data");
  const place = document.querySelector("[data-passkey]");
  if (!told || !place || !window.webauthnJSON || !webauthnJSON.supported()) return;
  const form = place.closest("form");
  const failed = document.querySelector("[data-passkey-failed]");
  const data = JSON.parse(told.textContent);

  async function ask(how) {
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await how());
      form.submit();
    } catch {
      failed.hidden = false; // cancelled, or no key at hand
    }
  }

  if (place.dataset.passkey === "create") {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(() => webauthnJSON.create(data.creation_options));
    });
  } else if (data.request_options.publicKey.allowCredentials?.length) {
    form.hidden = false;
    form.querySelector("button").addEventListener("click", () => ask(() => webauthnJSON.get(data.request_options)));
  }
})();
