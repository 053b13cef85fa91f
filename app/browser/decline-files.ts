/**
 * A picture or a file that is pasted or dropped where somebody writes is not taken, and a line says why; a file that is
 * dropped beside it would otherwise open in place of the page. Text that comes along with it is pasted as always.
 */
export function declineFiles(): void {
  document.addEventListener("paste", (event) => decline(event, event.clipboardData));
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files") && document.querySelector("form[data-draft]"))
      event.preventDefault(); // Only then is a drop heard.
  });
  document.addEventListener("drop", (event) => decline(event, event.dataTransfer));
}

function decline(event: Event, brought: DataTransfer | null): void {
  if (!brought || brought.files.length === 0 || brought.getData("text/plain") !== "") return;
  const at = event.target instanceof Element ? event.target.closest("form[data-draft]") : null;
  const form = at ?? document.querySelector("form[data-draft]");
  const said = form?.querySelector<HTMLElement>("[data-draft-files]");
  if (!said) return;
  event.preventDefault();
  said.hidden = false;
}
