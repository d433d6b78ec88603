import { commands, events, type Progress } from "../ipc";
import { LINE_AFTER, WORDS_AFTER, stageAfter, type Stage } from "./progress";

/** The job that runs now, and how much of it to show. */
export class Jobs {
  progress = $state.raw<Progress | null>(null);
  stage = $state<Stage>("nothing");
  #started = 0;
  #timers: ReturnType<typeof setTimeout>[] = [];

  async watch(): Promise<() => void> {
    return events.progress.listen(({ payload }) => this.take(payload));
  }

  take(progress: Progress): void {
    if (progress.finished) {
      if (this.progress?.job === progress.job) this.#end();
      return;
    }
    if (this.progress?.job !== progress.job) this.#begin();
    this.progress = progress;
  }

  cancel(): void {
    if (this.progress) void commands.cancelJob(this.progress.job);
  }

  #begin(): void {
    this.#end();
    this.#started = Date.now();
    const look = () => (this.stage = stageAfter(Date.now() - this.#started));
    this.#timers = [LINE_AFTER, WORDS_AFTER].map((after) => setTimeout(look, after + 5));
  }

  #end(): void {
    this.#timers.forEach(clearTimeout);
    this.stage = "nothing";
    this.progress = null;
  }
}
