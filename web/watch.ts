// Under `serve --watch` the page shows a saved change by itself.
export function startWatch(): void {
  const course = document.documentElement.dataset["watch"];
  if (!course) return;
  const stream = new EventSource("/api/watch/" + encodeURIComponent(course));
  const again = () => location.reload();
  stream.addEventListener("changed", again);
  stream.addEventListener("findings", again);
}
