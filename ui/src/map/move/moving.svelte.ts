import type { MapPartner, MovePreview, MoveRequest } from "../../ipc";
import type { Point } from "./note";
import { placeKey, type Place } from "./places";

/** Pixels the pointer may tremble in a click before it drags. */
const LIFTS_AFTER = 4;

/**
 * idle -> pressed -> dragging -> settling -> idle by pointer, idle -> choosing -> settling -> idle by keys.
 * Everything but settling can be cancelled.
 */
export type Phase = "idle" | "pressed" | "dragging" | "choosing" | "settling";

/** What moving asks of those around it. */
export type Doors = {
  preview(request: MoveRequest): Promise<MovePreview>;
  /** Moves the partner, and resolves when the map shows it; false when it failed. */
  move(request: MoveRequest): Promise<boolean>;
};

type Answer = { request: MoveRequest; preview: MovePreview | null };

/** A partner on its way to another cell of the map. */
export class Moving {
  phase = $state<Phase>("idle");
  partner = $state.raw<MapPartner | null>(null);
  /** The cell it would be dropped on; null while the pointer is beside the map. */
  target = $state.raw<Place | null>(null);
  /** What the core says of the drop; of the last target until it has answered for this one. */
  preview = $state.raw<MovePreview | null>(null);
  /** Whether the preview is of the type as a second role. */
  isRole = $state(false);
  /** Whether the place is chosen by keys. */
  isByKeys = $state(false);
  /** Whether the chip is held by the pointer, or has just been let go. */
  isLifted = $state(false);
  /** The pointer, and where it holds the chip. Only the lifted chip follows these. */
  pointer = $state.raw<Point>({ x: 0, y: 0 });
  grip: Point = { x: 0, y: 0 };
  readonly targetKey = $derived(this.target && this.isShown ? placeKey(this.target) : null);
  readonly #doors: Doors;
  #wantsRole = false;
  #turn = 0;
  #answer: Promise<Answer | null> = Promise.resolve(null);

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** Whether a target is being chosen. */
  get isAiming(): boolean {
    return this.phase === "dragging" || this.phase === "choosing";
  }

  /** Whether the map shows what the move would do: until it shows what the move did. */
  get isShown(): boolean {
    return this.isAiming || this.phase === "settling";
  }

  /** The partner whose place is marked as the origin. */
  get origin(): number | null {
    return this.isShown ? (this.partner?.id ?? null) : null;
  }

  press(partner: MapPartner, pointer: Point, grip: Point): void {
    this.#start("pressed", partner);
    this.pointer = pointer;
    this.grip = grip;
  }

  /** Starts by keys, from this cell. */
  choose(partner: MapPartner, from: Place): void {
    this.#start("choosing", partner);
    this.isByKeys = true;
    this.aim(from);
  }

  /** The pointer moved. True when that lifted the chip. */
  follow(pointer: Point): boolean {
    const lifts = this.phase === "pressed" && Math.hypot(pointer.x - this.pointer.x, pointer.y - this.pointer.y) > LIFTS_AFTER;
    if (lifts) {
      this.phase = "dragging";
      this.isLifted = true;
    }
    if (this.phase === "dragging") this.pointer = pointer;
    return lifts;
  }

  /** Asks for a preview when the cell is another one. */
  aim(target: Place | null): void {
    if (!this.isAiming || (target && placeKey(target)) === (this.target && placeKey(this.target))) return;
    this.target = target;
    this.#ask();
  }

  /** Whether the type of the target is to be a second role instead; it counts where the core allows it. */
  role(isWanted: boolean): void {
    if (!this.isAiming || isWanted === this.#wantsRole) return;
    this.#wantsRole = isWanted;
    this.#ask();
  }

  toggleRole(): void {
    this.role(!this.#wantsRole);
  }

  /** Lets the partner go over its target. The partner that moved; null when nothing changed. */
  async drop(): Promise<MapPartner | null> {
    const { partner } = this;
    if (!partner || !this.isAiming || !this.target) {
      this.cancel();
      return null;
    }
    const asked = this.#answer;
    this.phase = "settling";
    const answer = await asked;
    const isMoved = answer !== null && (answer.preview?.is_change ?? true) && (await this.#doors.move(answer.request));
    this.#end();
    return isMoved ? partner : null;
  }

  cancel(): void {
    if (this.phase !== "settling") this.#end();
  }

  #start(phase: Phase, partner: MapPartner): void {
    this.#end();
    this.phase = phase;
    this.partner = partner;
  }

  #end(): void {
    this.#turn += 1;
    this.#wantsRole = false;
    this.#answer = Promise.resolve(null);
    this.phase = "idle";
    this.partner = null;
    this.target = null;
    this.preview = null;
    this.isRole = false;
    this.isLifted = false;
    this.isByKeys = false;
  }

  #ask(): void {
    this.#turn += 1;
    this.#answer = this.#fetch(this.#turn);
  }

  /** An answer that was overtaken by another target is dropped. */
  async #fetch(turn: number): Promise<Answer | null> {
    const answer = this.partner && this.target ? await this.#askCore(this.partner, this.target) : null;
    if (turn !== this.#turn) return null;
    this.preview = answer?.preview ?? null;
    this.isRole = answer?.request.as_role ?? false;
    return answer;
  }

  /** Without a preview the drop is tried all the same: the change then says what is wrong. */
  async #askCore(partner: MapPartner, target: Place): Promise<Answer> {
    const request = { partner: partner.id, tier: target.tier, partner_type: target.type, as_role: false };
    try {
      const preview = await this.#doors.preview(request);
      if (!this.#wantsRole || !preview.can_be_role) return { request, preview };
      const asRole = { ...request, as_role: true };
      return { request: asRole, preview: await this.#doors.preview(asRole) };
    } catch {
      return { request, preview: null };
    }
  }
}
