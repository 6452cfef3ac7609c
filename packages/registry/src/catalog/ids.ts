/** The first segment of an id, which is its domain. */
export function domainOfId(id: string): string {
  const dot = id.indexOf('.');
  return dot < 0 ? id : id.slice(0, dot);
}

/** The last segment of an id, which is its verb. */
export function verbOfId(id: string): string {
  return id.slice(id.lastIndexOf('.') + 1);
}

/** What stands between domain and verb; '' for an id of two segments. */
export function nounOfId(id: string): string {
  return id.split('.').slice(1, -1).join('.');
}
