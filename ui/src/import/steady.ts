/** Words in the order they were shown first, new ones last: a row that moved away would take the focus along. */
export function steady<T extends { seen: string }>(order: string[], words: T[]): T[] {
  const place = ({ seen }: T) => (order.includes(seen) ? order.indexOf(seen) : order.length);
  return [...words].sort((one, other) => place(one) - place(other));
}
