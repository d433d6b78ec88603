import { onDestroy, untrack } from "svelte";
import { Live } from "../app/live.svelte";
import type { ListRow, Topic } from "../ipc";
import { Asked } from "./asked.svelte";
import { RowList } from "./list.svelte";
import { Pages } from "./pages.svelte";

type Answer = { shown_count: number; rows: ListRow[] };

/** Where a long table of the core comes from, and what it is asked for. */
export type Source<R, V> = {
  /** What the look asks for now. */
  request: () => R;
  ask: (request: R) => Promise<V>;
  page: (table: R, offset: number) => Promise<ListRow[]>;
  topics: Topic[];
  /** Shows the page of the row that is opened. */
  onopen: (id: number) => void;
};

/** A long table of the core on a screen: what it is asked for, its answer, and its rows a page at a time. */
export class Listing<R extends { find: string }, V extends Answer> {
  readonly pages: Pages<ListRow>;
  readonly list: RowList;
  /** The answer beside what it was asked with. */
  readonly live: Live<{ table: R; view: V }>;

  constructor({ request, ask, page, topics, onopen }: Source<R, V>) {
    const asked = new Asked(untrack(request));
    const live = new Live(async () => {
      const table = asked.request;
      return { table, view: await ask(table) };
    }, topics);
    const pages = new Pages((offset) => page(live.value?.table ?? asked.request, offset));
    const list = new RowList(pages, () => live.value?.view.shown_count ?? 0);
    [this.live, this.pages, this.list] = [live, pages, list];
    onDestroy(() => (asked.stop(), pages.stop(), list.stop()));

    $effect(() => asked.take(request()));
    $effect(() => live.watch());
    let shown: R | null = null;
    $effect.pre(() => {
      if (!live.value) return;
      const { table, view } = live.value;
      const isSame = shown === table;
      shown = table;
      untrack(() => {
        pages.start(view.rows, isSame);
        if (!isSame) list.restart();
      });
    });
    $effect(() => pages.see(list.span.first, list.span.last));
    // The page of a row opens when the row is there.
    $effect(() => {
      const row = list.opening === null ? null : pages.at(list.opening);
      if (!row) return;
      untrack(() => ((list.opening = null), onopen(row.id)));
    });
  }

  get view(): V | null {
    return this.live.value?.view ?? null;
  }
}
