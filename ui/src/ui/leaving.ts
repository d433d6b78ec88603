/** Escape in a field of a form only leaves the field: what was typed stays, and what the form stands in stays open. */
export function leaveField(event: KeyboardEvent): void {
  const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (event.key !== "Escape" || !isField) return;
  event.preventDefault();
  event.stopPropagation();
  event.target.blur();
}
