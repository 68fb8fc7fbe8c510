// Offer a passkey where the browser knows them, and say so in words when the device gives none.
const error = document.querySelector("[data-passkey-error]");

for (const button of document.querySelectorAll("[data-needs-passkey]")) button.hidden = !window.PublicKeyCredential;
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  error.hidden = false;
});
